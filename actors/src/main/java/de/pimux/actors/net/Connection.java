package de.pimux.actors.net;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What is known of one connection, and its login deadline. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
final class Connection implements ConnectionInfo {
    private static final int GRACE_SECONDS = 2;

    private final Channel channel;
    private final ClientAddress address;
    private final Transport transport;
    private final String dispatcher;
    private @Nullable Future<?> deadline;
    private volatile @Nullable SSLSession session;
    private volatile @Nullable Runnable onDeadline;

    Connection(Channel channel, ClientAddress address, Transport transport, String dispatcher, Duration loginDeadline) {
        this.channel = channel;
        this.address = address;
        this.transport = transport;
        this.dispatcher = dispatcher;
        this.deadline = channel.eventLoop().schedule(this::expire, loginDeadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void expire() {
        Runnable callback = onDeadline;
        if (callback == null) {
            channel.close();
        } else {
            callback.run();
            channel.eventLoop().schedule(() -> channel.close(), GRACE_SECONDS, TimeUnit.SECONDS);
        }
    }

    void secured(SSLSession established) {
        session = established;
    }

    Transport transport() {
        return transport;
    }

    @Override
    public ClientAddress address() {
        return address;
    }

    @Override
    public boolean directTls() {
        return transport.tlsFirst();
    }

    @Override
    public boolean secure() {
        return session != null;
    }

    @Override
    public @Nullable String sni() {
        if (!(session instanceof ExtendedSSLSession established)) return null;
        for (SNIServerName name : established.getRequestedServerNames()) {
            if (name instanceof SNIHostName host) return host.getAsciiName();
        }
        return null;
    }

    @Override
    public String tlsProtocol() {
        SSLSession established = session;
        return established == null ? "" : established.getProtocol();
    }

    @Override
    public byte @Nullable [] tlsExporter() {
        SSLSession established = session;
        return established == null ? null : ChannelBinding.exporter(established);
    }

    @Override
    public byte @Nullable [] tlsServerEndPoint() {
        SSLSession established = session;
        return established == null ? null : ChannelBinding.serverEndPoint(established);
    }

    @Override
    public String dispatcher() {
        return dispatcher;
    }

    @Override
    public void loggedIn() {
        Future<?> waiting = deadline;
        if (waiting != null) waiting.cancel(false);
        deadline = null; // connections are many, and live long
    }

    @Override
    public void onDeadline(Runnable callback) {
        onDeadline = callback;
    }

    @Override
    public String toString() {
        return "Connection[" + channel.id().asShortText() + "]";
    }
}
