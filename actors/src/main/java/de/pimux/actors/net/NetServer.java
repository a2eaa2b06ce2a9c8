package de.pimux.actors.net;

import akka.actor.typed.ActorSystem;
import akka.stream.Materializer;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.RunnableGraph;
import de.pimux.actors.config.SelfSignedCertificate;
import de.pimux.actors.config.ServerConfig;
import de.pimux.actors.config.ServerConfig.CertificateFiles;
import de.pimux.actors.extension.Xep;
import de.pimux.actors.operator.StreamsPort;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Listens on the configured addresses and gives each connection that may come in to the {@link ConnectionHandler} of its port. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
@Xep(number = 368, version = "1.1.0", name = "SRV records for XMPP over TLS", note = "direct TLS with ALPN, c2s")
public final class NetServer {
    private static final int BACKLOG = 4096;
    private static final int REFRESH_SECONDS = 5;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(16 << 10, 32 << 10);

    private final ServerConfig config;
    private final ConnectionHandler clients;
    private final ConnectionHandler web;
    private final Materializer materializer;
    private final EventLoops loops;
    private final Admission admission;
    private final ServerCertificates certificates;
    private final ConnectionCounts counts;
    private final TlsEngines xmpp;
    private final TlsEngines http;
    private final ThreadPoolExecutor handshakes;
    private final Map<Transport, List<Channel>> listening = new EnumMap<>(Transport.class);

    private NetServer(ServerConfig config, ActorSystem<?> system, ConnectionHandler clients, ConnectionHandler web)
            throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        this.config = config;
        this.clients = clients;
        this.web = web;
        this.materializer = Materializer.matFromSystem(system);
        this.admission = new Admission(config);
        this.certificates = new ServerCertificates(config.domain().text(), certificateFiles(config));
        this.counts = new ConnectionCounts(certificates::expiry);
        // Two, so that a session is not resumed where something else is spoken.
        this.xmpp = new TlsEngines(certificates, TlsEngines.XMPP);
        this.http = new TlsEngines(certificates, TlsEngines.HTTP);
        // Half of a handshake is public-key arithmetic, 0.3 to 1 ms: it must not hold up an event loop.
        this.handshakes = new ThreadPoolExecutor(
                cores,
                cores,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory("pimux-tls", true));
        handshakes.allowCoreThreadTimeOut(true);
        this.loops = new EventLoops(system.classicSystem(), Math.max(1, cores / 2));
    }

    /**
     * Fails, listening nowhere, if a certificate can't be used or an address is taken.
     *
     * @param clients speaks XMPP
     * @param web speaks HTTP
     */
    public static NetServer start(
            ServerConfig config, ActorSystem<?> system, ConnectionHandler clients, ConnectionHandler web)
            throws IOException {
        NetServer server = new NetServer(config, system, clients, web);
        try {
            server.listen(config.c2s().starttls(), Transport.STARTTLS);
            server.listen(config.c2s().directTls(), Transport.DIRECT_TLS);
            server.listen(config.web().listen(), Transport.HTTPS);
        } catch (IOException e) {
            server.stopAccepting();
            throw e;
        }
        server.loops
                .group()
                .next()
                .scheduleWithFixedDelay(
                        () -> server.handshakes.execute(server.certificates::refresh),
                        REFRESH_SECONDS,
                        REFRESH_SECONDS,
                        TimeUnit.SECONDS);
        return server;
    }

    private static List<CertificateFiles> certificateFiles(ServerConfig config) throws IOException {
        List<CertificateFiles> files = config.tls().certificates();
        return files.isEmpty()
                ? List.of(SelfSignedCertificate.in(
                        config.data().resolve("tls"), config.domain().text()))
                : files;
    }

    private void listen(List<InetSocketAddress> addresses, Transport transport) throws IOException {
        List<Channel> channels = new ArrayList<>();
        listening.put(transport, channels);
        for (InetSocketAddress address : addresses) channels.add(listen(address, transport));
    }

    private Channel listen(InetSocketAddress address, Transport transport) throws IOException {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops.group())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accept(channel, transport);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (bound.isSuccess()) return bound.channel();
        throw new IOException(
                "can't listen on " + address + ": " + bound.cause().getMessage(), bound.cause());
    }

    private void accept(SocketChannel channel, Transport transport) {
        InetSocketAddress remote = channel.remoteAddress(); // null if the client has already gone
        ClientAddress client = remote == null ? null : new ClientAddress(remote.getAddress());
        if (client == null || !handler(transport).admits(client) || !admission.admit(client)) {
            counts.refuse();
            channel.close();
            return;
        }
        counts.accept(transport);
        channel.closeFuture().addListener(closed -> {
            counts.close(transport);
            admission.release(client);
        });
        Connection connection = new Connection(
                channel,
                client,
                transport,
                loops.dispatcher(channel.eventLoop()),
                config.limits().loginDeadline());
        channel.pipeline().addLast(new Wire(channel, connection, () -> tls(transport), this::startStream));
    }

    private ConnectionHandler handler(Transport transport) {
        return transport == Transport.HTTPS ? web : clients;
    }

    private SslHandler tls(Transport transport) {
        TlsEngines engines = transport == Transport.HTTPS ? http : xmpp;
        SslHandler tls = new SslHandler(engines.newEngine(), handshakes);
        tls.setHandshakeTimeoutMillis(0); // the login deadline covers it
        tls.setCloseNotifyFlushTimeout(1, TimeUnit.SECONDS);
        return tls;
    }

    private void startStream(Wire wire) {
        Connection connection = wire.connection();
        RunnableGraph.fromGraph(Flow.fromGraph(new WireStage(wire))
                        .join(handler(connection.transport()).newConnection(connection))
                        .async(connection.dispatcher()))
                .run(materializer);
    }

    /** Where clients can connect with STARTTLS: the addresses that were bound, with their real ports. */
    public List<InetSocketAddress> starttls() {
        return addresses(Transport.STARTTLS);
    }

    public List<InetSocketAddress> directTls() {
        return addresses(Transport.DIRECT_TLS);
    }

    public List<InetSocketAddress> https() {
        return addresses(Transport.HTTPS);
    }

    private List<InetSocketAddress> addresses(Transport transport) {
        return listening.getOrDefault(transport, List.of()).stream()
                .map(channel -> (InetSocketAddress) channel.localAddress())
                .toList();
    }

    /** Connections open now. */
    public int connections() {
        return admission.open();
    }

    /** What came in on which way, for the operator. */
    public StreamsPort counts() {
        return counts;
    }

    /** Reads changed certificate files at once instead of within seconds. */
    public void refreshCertificates() {
        certificates.refresh();
    }

    /** Frees the ports. Open connections stay until their streams complete. */
    public void stopAccepting() {
        for (List<Channel> channels : listening.values())
            channels.forEach(channel -> channel.close().awaitUninterruptibly());
    }
}
