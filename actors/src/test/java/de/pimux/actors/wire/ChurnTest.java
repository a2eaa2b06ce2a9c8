package de.pimux.actors.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Clients that come and go without ever logging in, as scanners and bad networks make them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChurnTest {
    private static final int CONNECTIONS = 3_000;
    private static final int CUT_HANDSHAKES = 300;
    private static final String PING = "<iq type='get' id='ping' to='{domain}'><ping xmlns='urn:xmpp:ping'/></iq>";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void connections_that_are_cut_leave_nothing_behind_and_hold_nobody_up() throws Exception {
        try (TestServer server = TestServer.start();
                Conversation with = new Conversation(server)) {
            TestClient alice = with.online("alice");
            awaits(alice, () -> server.connections() == 1); // the one that has registered her is gone
            for (int i = 0; i < CONNECTIONS; i++) {
                cut(server.starttlsPort(), plaintext(i), i % 5 == 0);
                if (i % 250 == 0) alice.asks(PING, "<iq type='result' id='ping'/>");
            }
            byte[] hello = clientHello();
            for (int i = 0; i < CUT_HANDSHAKES; i++) {
                byte[] part = Arrays.copyOf(hello, i % 3 == 0 ? hello.length : i % hello.length);
                cut(server.directTlsPort(), part, i % 5 == 0);
                if (i % 50 == 0) alice.asks(PING, "<iq type='result' id='ping'/>");
            }
            awaits(alice, () -> server.connections() == 1 && server.streams() == 1);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.streams()).isEqualTo(1);
            with.online("bob");
        }
        assertThat(List.copyOf(log.list))
                .as("what the log says of clients")
                .noneMatch(event -> event.getFormattedMessage().contains("127.0.0.1"));
    }

    /** Each round trip gives the server time to come to it; her answers prove that she is served meanwhile. */
    private static void awaits(TestClient alice, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TestClient.PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline)
            alice.asks(PING, "<iq type='result' id='ping'/>");
    }

    /** How far a client gets: not even to a byte, into a header, to an open stream, to the request for TLS. */
    private static byte[] plaintext(int number) {
        String header = "<?xml version='1.0'?>" + Xml.HEADER + " to='localhost'>";
        String text = switch (number % 4) {
            case 0 -> "";
            case 1 -> header.substring(0, header.length() / 2);
            case 2 -> header;
            default -> header + "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
        };
        return text.getBytes(UTF_8);
    }

    private static byte[] clientHello() throws IOException {
        SSLEngine engine = TestTrust.context().createSSLEngine("localhost", 5223);
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        return Arrays.copyOf(hello.array(), hello.position());
    }

    /** @param reset whether the server sees an error instead of an end */
    private static void cut(int port, byte[] bytes, boolean reset) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(bytes);
            if (reset) socket.setSoLinger(true, 0);
        }
    }
}
