package de.pimux.actors.net;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client that trusts everybody, and can be told what to offer. */
final class TlsClient {
    private static final int TIMEOUT_MILLIS = 10_000;
    private final SSLContext context;
    private final SSLParameters parameters;

    TlsClient() throws Exception {
        context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), new SecureRandom());
        parameters = context.getDefaultSSLParameters();
    }

    TlsClient protocol(String name) {
        parameters.setProtocols(new String[] {name});
        return this;
    }

    TlsClient ciphers(String... names) {
        parameters.setCipherSuites(names);
        return this;
    }

    TlsClient alpn(String... names) {
        parameters.setApplicationProtocols(names);
        return this;
    }

    TlsClient sni(String name) {
        parameters.setServerNames(List.of(new SNIHostName(name)));
        return this;
    }

    static Socket plain(InetSocketAddress address) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    SSLSocket connect(InetSocketAddress address) throws IOException {
        return over(plain(address));
    }

    SSLSocket over(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "server", 1, true);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** What comes back for this text. */
    static String say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return read(socket, text.length());
    }

    static String read(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }
}
