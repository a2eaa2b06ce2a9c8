package de.pimux.actors.torture;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.wire.Login;
import de.pimux.actors.wire.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed again and again under load keeps every promise that it has made. When it is killed and what its
 * clients do depends on a seed, which is another one each time, is printed, and can be given by
 * {@code -Dpimux.torture.seed=}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TortureTest {
    private static final int KILLS = 20;
    private static final int MAX_TRAFFIC = 400;
    private static final long SEED = Long.getLong("pimux.torture.seed", System.nanoTime());
    private static final String CONFIGURATION = """
            pimux {
              domain = "localhost"
              data = "data"
              c2s { starttls = ["127.0.0.1:0"], direct-tls = ["127.0.0.1:0"] }
              web.listen = ["127.0.0.1:0"]
              registration { open = true, per-address-per-hour = 0 }
              sasl.scram-iterations = 4096
              limits { offline-messages = 100000, offline-messages-per-sender = 100000 }
            }
            """;

    private final Random random = new Random(SEED);
    private final Books books = new Books();
    private final List<String> recipients = List.of("online", "offline", "hibernating");
    private final List<Sender> senders = List.of(
            new Sender("alice", recipients, books, new Random(SEED + 1)),
            new Sender("bob", recipients, books, new Random(SEED + 2)));
    private final Keeper keeper = new Keeper("keeper", books);
    private final Registrar registrar = new Registrar(books, new Random(SEED + 3));

    @TempDir
    private Path folder;

    @Test
    void nothing_acknowledged_is_lost_and_nothing_settled_comes_again() throws IOException {
        System.out.println("pimux.torture.seed=" + SEED);
        Path configuration = Files.writeString(folder.resolve("pimux.conf"), CONFIGURATION);
        registers(configuration);
        for (int kill = 1; kill <= KILLS; kill++) survives(configuration);
        balances(configuration);
        assertThat(books.complaints()).as("with the seed %d", SEED).isEmpty();
        assertThat(books.lost()).as("with the seed %d", SEED).isEmpty();
        assertThat(books.promises()).as("messages acknowledged").isGreaterThan(20 * KILLS);
        assertThat(books.settlements()).as("messages settled").isGreaterThan(10 * KILLS);
        assertThat(keeper.kept()).as("contacts changed").isGreaterThan(KILLS);
        assertThat(registrar.registrations()).as("registrations").isGreaterThan(KILLS / 2);
        assertThat(registrar.changes()).as("passwords changed").isPositive();
        assertThat(registrar.removals()).as("accounts removed").isPositive();
    }

    private void registers(Path configuration) {
        try (Life life = new Life(ServerProcess.start(configuration));
                TestClient client = life.connects()) {
            for (String name : List.of("alice", "bob", "keeper")) Login.register(client, name);
            for (String name : recipients) Login.register(client, name);
        }
    }

    private void survives(Path configuration) {
        try (Life life = new Life(ServerProcess.start(configuration))) {
            senders.forEach(sender -> life.runs(() -> sender.run(life)));
            life.runs(() -> keeper.run(life));
            life.runs(() -> registrar.run(life));
            life.runs(() -> isOnline(life));
            boolean comesByOnce = random.nextInt(4) == 0;
            if (comesByOnce) life.runs(() -> comesBy(life));
            int patience = 1 + random.nextInt(40);
            life.runs(() -> comesAndGoes(life, patience));
            life.awaitsAccounts(random.nextInt(4));
            life.awaits(1 + random.nextInt(MAX_TRAFFIC));
            life.ends();
        }
    }

    private void isOnline(Life life) {
        try (Inbox inbox = new Inbox(life, "online", books)) {
            while (inbox.takes(1)) {}
            if (!life.isOver()) throw new AssertionError("the stream of the one who is online ends");
        }
    }

    private void comesBy(Life life) {
        try (Inbox inbox = new Inbox(life, "offline", books)) {
            inbox.takesAll();
        }
    }

    private void comesAndGoes(Life life, int patience) {
        try (Inbox inbox = new Inbox(life, "hibernating", books)) {
            while (inbox.takes(patience)) inbox.hibernates(() -> senders.get(0).awaitsAcknowledgement(life));
            if (!life.isOver()) throw new AssertionError("the stream of the one who hibernates ends");
        }
    }

    /** Everybody takes what is left, then finds that nothing is. */
    private void balances(Path configuration) {
        try (Life life = new Life(ServerProcess.start(configuration))) {
            for (int round = 0; round < 2; round++)
                for (String recipient : recipients)
                    try (Inbox inbox = new Inbox(life, recipient, books)) {
                        inbox.takesAll();
                    }
            keeper.checks(life);
            registrar.checks(life);
            life.ends();
        }
    }
}
