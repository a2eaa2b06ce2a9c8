package de.pimux.actors.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class NetServerTest {
    private static final int BIG = 64 << 20;

    @TempDir
    Path folder;

    @Test
    void a_stream_runs_on_the_thread_of_its_socket() throws Exception {
        try (EchoServer server = new EchoServer(folder);
                Socket client = TlsClient.plain(server.plain())) {
            assertThat(TlsClient.say(client, "hello")).isEqualTo("hello");
            assertThat(server.threads.take()).startsWith("pimux-net");
        }
    }

    @Test
    void a_client_that_does_not_read_is_not_read_from() throws Exception {
        try (EchoServer server = new EchoServer(folder);
                Socket client = TlsClient.plain(server.plain())) {
            var writer = Executors.newSingleThreadExecutor();
            OutputStream output = client.getOutputStream();
            var written = writer.submit(() -> {
                output.write(new byte[BIG]);
                return true;
            });
            awaitStandstill(server);
            assertThat(server.received.get()).isLessThan(BIG / 2);
            assertThat(server.received.get() - server.written.get()).isLessThan(256 << 10);
            InputStream input = client.getInputStream();
            for (int left = BIG; left > 0; ) left -= input.readNBytes(Math.min(left, 1 << 20)).length;
            assertThat(written.get()).isTrue();
            writer.shutdown();
        }
    }

    /** Until half a second has passed in which the server read nothing. */
    private static void awaitStandstill(EchoServer server) throws InterruptedException {
        long before = -1;
        while (before != server.received.get() || before == 0) {
            before = server.received.get();
            new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void what_was_sent_before_the_end_of_input_is_still_answered() throws Exception {
        try (EchoServer server = new EchoServer(folder);
                Socket client = TlsClient.plain(server.plain())) {
            client.getOutputStream().write("goodbye".getBytes(UTF_8));
            client.shutdownOutput();
            assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
                    .isEqualTo("goodbye");
        }
    }

    @Test
    void the_same_holds_inside_tls() throws Exception {
        try (EchoServer server = new EchoServer(folder);
                SSLSocket client = new TlsClient().connect(server.direct())) {
            client.getOutputStream().write("goodbye".getBytes(UTF_8));
            client.shutdownOutput();
            assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
                    .isEqualTo("goodbye");
        }
    }

    @Test
    void an_abort_closes_at_once() throws Exception {
        try (EchoServer server = new EchoServer(folder);
                Socket client = TlsClient.plain(server.plain())) {
            assertThat(TlsClient.say(client, "abort")).isEmpty();
        }
    }

    @Test
    void one_connection_too_many_from_an_address_is_closed_and_leaving_makes_room() throws Exception {
        try (EchoServer server =
                new EchoServer(folder, "pimux { guard.exempt = [], limits.connections-per-address = 2 }")) {
            Socket first = greeted(server);
            try (Socket second = greeted(server);
                    Socket third = TlsClient.plain(server.plain())) {
                assertThat(second.isConnected()).isTrue();
                assertThat(third.getInputStream().read()).isEqualTo(-1);
                first.shutdownOutput();
                assertThat(first.getInputStream().read()).isEqualTo(-1);
                first.close();
            }
            greeted(server).close();
        }
    }

    @Test
    void exempt_addresses_count_only_in_total() throws Exception {
        try (EchoServer server =
                        new EchoServer(folder, "pimux.limits { connections-per-address = 1, connections = 2 }");
                Socket first = greeted(server);
                Socket second = greeted(server);
                Socket third = TlsClient.plain(server.plain())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(third.getInputStream().read()).isEqualTo(-1);
            assertThat(server.net.connections()).isEqualTo(2);
        }
    }

    private static Socket greeted(EchoServer server) throws IOException {
        Socket client = TlsClient.plain(server.plain());
        assertThat(TlsClient.say(client, "hello")).isEqualTo("hello");
        return client;
    }

    @Test
    void who_does_not_log_in_is_closed_at_the_deadline_whatever_it_sends() throws Exception {
        try (EchoServer server = new EchoServer(folder, "pimux.limits.login-deadline = 1 second")) {
            try (Socket silent = TlsClient.plain(server.plain());
                    Socket noTls = TlsClient.plain(server.direct())) {
                assertThat(silent.getInputStream().read()).isEqualTo(-1);
                assertThat(noTls.getInputStream().read()).isEqualTo(-1);
            }
            server.connections.clear();
            try (Socket warned = greeted(server);
                    Socket loggedIn = greeted(server)) {
                CountDownLatch warning = new CountDownLatch(1);
                server.connections.take().onDeadline(warning::countDown);
                server.connections.take().loggedIn();
                warning.await();
                assertThat(TlsClient.say(warned, "grace")).isEqualTo("grace");
                assertThat(warned.getInputStream().read()).isEqualTo(-1);
                assertThat(TlsClient.say(loggedIn, "still here")).isEqualTo("still here");
            }
        }
    }

    @Test
    void after_the_server_stops_accepting_open_connections_are_served() throws Exception {
        try (EchoServer server = new EchoServer(folder);
                Socket client = greeted(server)) {
            InetSocketAddress address = server.plain();
            server.net.stopAccepting();
            assertThat(answers(address)).isFalse();
            assertThat(TlsClient.say(client, "still served")).isEqualTo("still served");
        }
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = TlsClient.plain(address)) {
            return TlsClient.say(socket, "hello").equals("hello");
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void an_address_that_is_taken_is_told() throws Exception {
        try (EchoServer first = new EchoServer(folder)) {
            String taken = "127.0.0.1:" + first.plain().getPort();
            assertThatThrownBy(() -> new EchoServer(folder, EchoServer.listening(taken)))
                    .hasMessageContaining("can't listen on");
        }
    }
}
