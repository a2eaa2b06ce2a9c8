package de.pimux.actors.torture;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.PimuxServer;
import de.pimux.actors.config.ConfigException;
import de.pimux.actors.config.ConfigReader;
import de.pimux.actors.wire.Login;
import de.pimux.actors.wire.TestClient;
import de.pimux.journal.plugin.JournalExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** The server again, with the files that a killed process has left, in this JVM: that is quick and lets the test look in. */
record Recovered(PimuxServer server) implements AutoCloseable {
    static Recovered start(Path configuration) throws IOException {
        try {
            return new Recovered(PimuxServer.start(ConfigReader.read(configuration), InstantSource.system()));
        } catch (ConfigException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    JournalExtension journal() {
        return server.journal();
    }

    TestClient connects() {
        return TestClient.connects("localhost", server.directTls().get(0).getPort())
                .opens();
    }

    boolean knows(String name) {
        try (TestClient client = connects()) {
            return Login.accepts(client, name, Login.PASSWORD);
        }
    }

    TestClient bound(String name) {
        TestClient client = connects();
        Login.authenticate(client, name);
        Login.bind(client, "test");
        return client;
    }

    void expectRoster(String name, String items) {
        try (TestClient client = bound(name)) {
            client.asks(
                    "<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>",
                    "<iq type='result' id='r'><query xmlns='jabber:iq:roster'>" + items + "</query></iq>");
        }
    }

    static <T> T await(CompletionStage<T> stage) {
        T answer = stage.toCompletableFuture().join();
        assertThat(answer).isNotNull();
        return answer;
    }

    @Override
    public void close() {
        server.close();
    }
}
