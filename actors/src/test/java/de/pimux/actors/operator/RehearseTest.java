package de.pimux.actors.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.PimuxServer;
import de.pimux.actors.config.ConfigReader;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void it_says_of_a_running_server_what_will_have_expired() throws Exception {
        Path config = Files.writeString(
                folder.resolve("pimux.conf"),
                "pimux { c2s { starttls = [\"127.0.0.1:0\"], direct-tls = [\"127.0.0.1:0\"] }, web.listen = [] }");
        Instant monday = Instant.parse("2026-11-23T09:00:00Z");
        try (PimuxServer server = PimuxServer.start(ConfigReader.read(config), InstantSource.fixed(monday))) {
            EventRecord failed = EventRecord.of(1, RetentionClass.SECURITY, monday, "address".getBytes(UTF_8));
            server.journal()
                    .store()
                    .append(new EntityKey(1, 2), List.of(failed))
                    .toCompletableFuture()
                    .join();
            Files.createFile(folder.resolve("data-logs/web-2026-11-22.log"));
            Files.createFile(folder.resolve("data-logs/web-2026-11-23.log"));
            LoggerFactory.getLogger(RehearseTest.class).warn("so that there is a file of today");
            assertThat(rehearse("--at", "2026-11-29", "--config", config.toString()))
                    .isZero();
            assertThat(rehearse("--at", "2026-11-28T12:00:00Z", "--config", config.toString()))
                    .isZero();
            assertThat(rehearse("--config", config.toString(), "--at", "2026-11-30T10:00:00Z"))
                    .isZero();
            assertThat(rehearse("--at", "2026-12-01", "--config", config.toString()))
                    .isZero();
        }
        assertThat(out).hasToString("""
            LOG       2026-11-22  files deleted: 1
            nothing will have expired at 2026-11-28T12:00:00Z
            SECURITY  2026-11-23  1 of 1 records
            LOG       2026-11-22  files deleted: 1
            LOG       2026-11-23  files deleted: 2
            SECURITY  2026-11-23  1 of 1 records, shelf dropped
            LOG       2026-11-22  files deleted: 1
            LOG       2026-11-23  files deleted: 2
            """);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void without_a_time_or_data_it_says_what_is_missing() throws Exception {
        assertThat(rehearse()).isEqualTo(2);
        assertThat(rehearse("--at", "tomorrow")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("usage: pimux rehearse --at TIME");
        Path config = Files.writeString(folder.resolve("pimux.conf"), "");
        assertThat(rehearse("--at", "2027-01-31", "--config", config.toString()))
                .isEqualTo(1);
    }

    private int rehearse(String... arguments) {
        return new Rehearse(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(arguments);
    }
}
