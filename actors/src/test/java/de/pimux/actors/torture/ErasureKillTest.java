package de.pimux.actors.torture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.wire.Login;
import de.pimux.actors.wire.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL while an account is being erased: once anybody has seen it begin, it comes to its end. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasureKillTest {
    private static final String REMOVE =
            "<iq type='set' id='remove'><query xmlns='jabber:iq:register'><remove/></query></iq>";

    @TempDir
    Path folder;

    @Test
    void an_erasure_survives_a_kill_at_any_moment() throws IOException {
        Path configuration = Files.writeString(folder.resolve("pimux.conf"), """
                pimux {
                  c2s { starttls = ["127.0.0.1:0"], direct-tls = ["127.0.0.1:0"] }
                  registration { open = true, per-address-per-hour = 0 }
                  guard.exempt = ["127.0.0.0/8"]
                  sasl.scram-iterations = 4096
                }
                """);
        ServerProcess server = ServerProcess.start(configuration);
        for (String name : List.of("told", "answered", "asked")) {
            befriend(server, name);
            erase(server, name);
            server = ServerProcess.start(configuration);
            if (!name.equals("asked")) expectErased(server, name);
        }
        server.kill();
        expectNowhere("told@localhost");
        expectNowhere("answered@localhost");
    }

    /** Neither in the data nor in the vault nor in what was logged. */
    private void expectNowhere(String address) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                        .as(file.getFileName().toString())
                        .doesNotContain(address);
        }
    }

    private static TestClient connect(ServerProcess server) {
        return TestClient.connects("localhost", server.directTlsPort()).opens();
    }

    private static TestClient online(ServerProcess server, String name) {
        TestClient client = connect(server);
        Login.authenticate(client, name);
        Login.bind(client, "test");
        client.asks("<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq>");
        client.sends("<presence/>");
        client.receivesAmong("<presence from='" + name + "@localhost/test' type='-'/>");
        return client;
    }

    /** Somebody who sees the presence of the friend, which is seen as well. */
    private static void befriend(ServerProcess server, String name) {
        try (TestClient client = connect(server)) {
            Login.register(client, name);
            Login.register(client, name + "-friend");
        }
        try (TestClient one = online(server, name);
                TestClient friend = online(server, name + "-friend")) {
            friend.sends("<presence type='subscribe' to='" + name + "@localhost'/>");
            one.receivesAmong("<presence type='subscribe' from='" + name + "-friend@localhost'/>");
            one.sends("<presence type='subscribed' to='" + name + "-friend@localhost'/>");
            friend.receivesAmong("<presence from='" + name + "@localhost/test' type='-'/>");
        }
    }

    /** Returns at the moment after which the name is called. */
    private static void erase(ServerProcess server, String name) {
        try (TestClient friend = online(server, name + "-friend");
                TestClient one = online(server, name)) {
            one.sends(REMOVE);
            if (name.equals("told"))
                friend.receivesAmong("<presence type='unsubscribed' from='" + name + "@localhost'/>");
            if (name.equals("answered"))
                one.receivesAmong("<iq type='result' id='remove'><receipt xmlns='urn:pimux:erasure-receipt:0'>"
                        + "<etc xmlns='test'/></receipt></iq>");
            server.kill();
        }
    }

    private static void expectErased(ServerProcess server, String name) {
        try (TestClient client = connect(server)) {
            assertThat(Login.accepts(client, name, Login.PASSWORD)).as(name).isFalse();
        }
        try (TestClient friend = connect(server)) {
            Login.authenticate(friend, name + "-friend");
            Login.bind(friend, "test");
            friend.asks(
                    "<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>",
                    "<iq type='result' id='r'><query xmlns='jabber:iq:roster'><item jid='" + name
                            + "@localhost' subscription='none'/></query></iq>");
        }
    }
}
