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
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Listens on the configured addresses and gives each connection that may come in to a {@link ConnectionHandler}. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
@Xep(number = 368, version = "1.1.0", name = "SRV records for XMPP over TLS", note = "direct TLS with ALPN, c2s")
public final class NetServer {
    private static final int BACKLOG = 4096;
    private static final int REFRESH_SECONDS = 5;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(16 << 10, 32 << 10);

    private final ServerConfig config;
    private final ConnectionHandler handler;
    private final Materializer materializer;
    private final EventLoops loops;
    private final Admission admission;
    private final ServerCertificates certificates;
    private final ConnectionCounts counts;
    private final TlsEngines engines;
    private final ThreadPoolExecutor handshakes;
    private final List<Channel> starttls = new ArrayList<>();
    private final List<Channel> directTls = new ArrayList<>();

    private NetServer(ServerConfig config, ActorSystem<?> system, ConnectionHandler handler) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        this.config = config;
        this.handler = handler;
        this.materializer = Materializer.matFromSystem(system);
        this.admission = new Admission(config);
        this.certificates = new ServerCertificates(config.domain().text(), certificateFiles(config));
        this.counts = new ConnectionCounts(certificates::expiry);
        this.engines = new TlsEngines(certificates);
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

    /** Fails, listening nowhere, if a certificate can't be used or an address is taken. */
    public static NetServer start(ServerConfig config, ActorSystem<?> system, ConnectionHandler handler)
            throws IOException {
        NetServer server = new NetServer(config, system, handler);
        try {
            for (InetSocketAddress address : config.c2s().starttls())
                server.starttls.add(server.listen(address, false));
            for (InetSocketAddress address : config.c2s().directTls())
                server.directTls.add(server.listen(address, true));
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

    private Channel listen(InetSocketAddress address, boolean direct) throws IOException {
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
                        accept(channel, direct);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (bound.isSuccess()) return bound.channel();
        throw new IOException(
                "can't listen on " + address + ": " + bound.cause().getMessage(), bound.cause());
    }

    private void accept(SocketChannel channel, boolean direct) {
        InetSocketAddress remote = channel.remoteAddress(); // null if the client has already gone
        ClientAddress client = remote == null ? null : new ClientAddress(remote.getAddress());
        if (client == null || !admission.admit(client)) {
            counts.refuse();
            channel.close();
            return;
        }
        counts.accept(direct);
        channel.closeFuture().addListener(closed -> {
            counts.close(direct);
            admission.release(client);
        });
        Connection connection = new Connection(
                channel,
                client,
                direct,
                loops.dispatcher(channel.eventLoop()),
                config.limits().loginDeadline());
        channel.pipeline().addLast(new Wire(channel, connection, this::tls, this::startStream));
    }

    private SslHandler tls() {
        SslHandler tls = new SslHandler(engines.newEngine(), handshakes);
        tls.setHandshakeTimeoutMillis(0); // the login deadline covers it
        tls.setCloseNotifyFlushTimeout(1, TimeUnit.SECONDS);
        return tls;
    }

    private void startStream(Wire wire) {
        Connection connection = wire.connection();
        RunnableGraph.fromGraph(Flow.fromGraph(new WireStage(wire))
                        .join(handler.newConnection(connection))
                        .async(connection.dispatcher()))
                .run(materializer);
    }

    /** Where clients can connect with STARTTLS: the addresses that were bound, with their real ports. */
    public List<InetSocketAddress> starttls() {
        return addresses(starttls);
    }

    public List<InetSocketAddress> directTls() {
        return addresses(directTls);
    }

    private static List<InetSocketAddress> addresses(List<Channel> channels) {
        return channels.stream()
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
        starttls.forEach(channel -> channel.close().awaitUninterruptibly());
        directTls.forEach(channel -> channel.close().awaitUninterruptibly());
    }
}
