package de.pimux.actors.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DailyLogTest {
    private static final Logger LOG = LoggerFactory.getLogger(DailyLogTest.class);
    private static final int DAYS = 7;

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-23T23:59:59Z");

    private DailyLog open() throws IOException {
        return DailyLog.open(folder.resolve("logs"), DAYS, () -> now);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void each_UTC_day_has_a_file_that_only_its_owner_reads() throws IOException {
        try (DailyLog log = open()) {
            LOG.warn("on Monday");
            now = now.plusSeconds(1);
            LOG.warn("on Tuesday");
            assertThat(files()).containsExactly("pimux-2026-11-23.log", "pimux-2026-11-24.log");
            Path tuesday = folder.resolve("logs/pimux-2026-11-24.log");
            assertThat(tuesday).content().contains("on Tuesday").doesNotContain("on Monday");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tuesday)))
                    .isEqualTo("rw-------");
            assertThat(log.isStarted()).isTrue();
        }
    }

    @Test
    void a_file_goes_when_its_days_are_over_also_when_nothing_is_logged() throws IOException {
        try (DailyLog log = open()) {
            LOG.warn("on Monday");
            now = Instant.parse("2026-11-29T23:59:59Z");
            log.sweep();
            assertThat(files()).containsExactly("pimux-2026-11-23.log");
            now = Instant.parse("2026-11-30T00:00:00Z");
            log.sweep();
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void what_became_due_while_nothing_ran_goes_at_the_start_and_nothing_else() throws IOException {
        try (DailyLog log = open()) {
            LOG.warn("on Monday");
            assertThat(log.isStarted()).isTrue();
        }
        Files.writeString(folder.resolve("logs/pimux-2026-11-23.log.note"), "the operator's own");
        now = now.plus(Duration.ofDays(30));
        open().close();
        assertThat(files()).containsExactly("pimux-2026-11-23.log.note");
    }

    @Test
    void a_file_that_cannot_be_deleted_is_told_of() throws IOException {
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        ch.qos.logback.classic.Logger logger = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(DailyLog.class);
        try (DailyLog log = open()) {
            logger.addAppender(told);
            Files.createDirectories(folder.resolve("logs/pimux-2026-11-01.log/stuck"));
            log.sweep();
            assertThat(told.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR);
        } finally {
            logger.detachAppender(told);
        }
    }

    @Test
    void a_closed_log_writes_no_more_and_an_opened_one_goes_on_in_the_same_file() throws IOException {
        open().close();
        LOG.warn("while closed");
        try (DailyLog log = open()) {
            LOG.warn("once");
            assertThat(log.isStarted()).isTrue();
        }
        try (DailyLog log = open()) {
            LOG.warn("twice");
            assertThat(log.isStarted()).isTrue();
        }
        assertThat(folder.resolve("logs/pimux-2026-11-23.log"))
                .content()
                .contains("once", "twice")
                .doesNotContain("while closed");
    }
}
