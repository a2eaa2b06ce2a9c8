package de.pimux.actors.wire;

import de.pimux.xml.Element;
import de.pimux.xml.XmlStreamException;
import de.pimux.xml.XmlStreamParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A TCP or TLS connection that carries XML streams. It reads only while somebody waits for something. */
final class WireSocket implements AutoCloseable, XmlStreamParser.Handler {
    private final Deque<Element> received = new ArrayDeque<>();
    private final byte[] buffer = new byte[16 * 1024];
    private Socket socket;
    private XmlStreamParser parser = new XmlStreamParser(Xml.LIMITS);
    private @Nullable Element header;
    private boolean streamClosed;
    private boolean ended;
    private @Nullable XmlStreamException broken;

    WireSocket(int port) {
        this(port, InetAddress.getLoopbackAddress());
    }

    /** @param from the address of this machine that the server sees */
    WireSocket(int port, InetAddress from) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param protocols of ALPN, none for no such extension */
    void startTls(String domain, String... protocols) {
        try {
            SSLSocket secure = (SSLSocket)
                    TestTrust.context().getSocketFactory().createSocket(socket, domain, socket.getPort(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setApplicationProtocols(protocols);
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            socket = secure;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SSLSession tls() {
        return ((SSLSocket) socket).getSession();
    }

    /** What is sent next begins a stream, and so does what comes next. */
    void restart() {
        parser = new XmlStreamParser(Xml.LIMITS);
        header = null;
    }

    void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException gone) {
            ended = true; // what the server said before is still to be read
        }
    }

    /** The next element, or null if none comes within this time or the stream ends first. */
    @Nullable
    Element next(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (received.isEmpty() && read(deadline)) {}
        if (received.isEmpty() && broken != null) throw new AssertionError("the server sends broken XML", broken);
        return received.poll();
    }

    /** The header of the server's stream, or null if none comes within this time. */
    @Nullable
    Element header(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (header == null && read(deadline)) {}
        return header;
    }

    /** Whether the server ends the connection within this time, saying nothing more. */
    boolean ends(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ended && received.isEmpty() && read(deadline)) {}
        return ended && received.isEmpty();
    }

    /** Whether the server has sent the end tag of its stream. */
    boolean streamClosed() {
        return streamClosed;
    }

    private boolean read(long deadline) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (ended || broken != null || millis <= 0) return false;
        try {
            socket.setSoTimeout((int) millis);
            InputStream in = socket.getInputStream();
            int length = in.read(buffer);
            if (length < 0) ended = true;
            else parser.feed(buffer, 0, length, this);
        } catch (SocketTimeoutException late) {
            return false;
        } catch (IOException reset) {
            ended = true;
        } catch (XmlStreamException e) {
            broken = e;
        }
        return true;
    }

    @Override
    public void opened(Element root) {
        header = root;
    }

    @Override
    public void element(Element top) {
        received.add(top);
    }

    @Override
    public void closed() {
        streamClosed = true;
    }

    /** As when the network goes: without an end of TLS or of the stream. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            ended = true;
        }
    }
}
