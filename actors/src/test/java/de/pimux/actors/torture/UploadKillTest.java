package de.pimux.actors.torture;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.wire.Login;
import de.pimux.actors.wire.TestClient;
import de.pimux.actors.wire.UploadTalk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL while files come in. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UploadKillTest {
    private static final int ACKNOWLEDGED = 10;
    private static final String CONFIGURATION = """
            pimux {
              c2s { starttls = ["127.0.0.1:0"], direct-tls = ["127.0.0.1:0"] }
              web.listen = ["127.0.0.1:0"]
              registration { open = true, per-address-per-hour = 0 }
              sasl.scram-iterations = 4096
            }
            """;

    @TempDir
    Path folder;

    @Test
    void a_file_that_was_acknowledged_survives_and_one_that_is_half_written_leaves_nothing() throws IOException {
        Path configuration = Files.writeString(folder.resolve("pimux.conf"), CONFIGURATION);
        ServerProcess server = ServerProcess.start(configuration);
        Map<String, Integer> acknowledged = uploadsUntilKilled(server);
        assertThat(incoming()).as("half-written").isNotEmpty();
        ServerProcess again = ServerProcess.start(configuration);
        assertThat(incoming()).isEmpty();
        acknowledged.forEach((link, seed) -> assertThat(
                        UploadTalk.get(link.replaceFirst(":\\d+/", ":" + again.httpsPort() + "/"))
                                .body())
                .isEqualTo(content(seed)));
        again.kill();
    }

    /** The links of the files of which the client knows that they are stored, each with what its content is made of. */
    private Map<String, Integer> uploadsUntilKilled(ServerProcess server) {
        Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
        CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED);
        try (TestClient client =
                TestClient.connects("localhost", server.directTlsPort()).opens()) {
            Login.register(client, "one");
            Login.authenticate(client, "one");
            Login.bind(client, "test");
            UploadTalk.begins(UploadTalk.slot(client, 1_000_000), new byte[300_000], 1_000_000);
            awaitsIncoming();
            List<String> links = Stream.generate(() -> 0)
                    .limit(2 * ACKNOWLEDGED - 1)
                    .map(none -> UploadTalk.slot(client, 200_000))
                    .toList();
            Thread uploads = new Thread(() -> uploads(links, acknowledged, enough));
            uploads.start();
            enough.await();
            server.kill();
            uploads.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return acknowledged;
    }

    private static void uploads(List<String> links, Map<String, Integer> acknowledged, CountDownLatch enough) {
        for (int seed = 0; seed < links.size(); seed++) {
            try {
                if (UploadTalk.put(links.get(seed), content(seed), "image/png") != 201) return;
            } catch (AssertionError killed) {
                return;
            }
            acknowledged.put(links.get(seed), seed);
            enough.countDown();
        }
    }

    private static byte[] content(int seed) {
        byte[] content = new byte[200_000];
        new Random(seed).nextBytes(content);
        return content;
    }

    private void awaitsIncoming() {
        long end = System.nanoTime() + TestClient.PATIENCE.toNanos();
        while (incoming().isEmpty())
            assertThat(System.nanoTime()).as("it comes in").isLessThan(end);
    }

    private List<Path> incoming() {
        try (Stream<Path> files = Files.list(folder.resolve("data/uploads/incoming"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
