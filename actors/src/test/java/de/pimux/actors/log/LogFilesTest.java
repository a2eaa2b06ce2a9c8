package de.pimux.actors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LogFilesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final Instant MONDAY_ENDS = Instant.parse("2026-11-30T00:00:00Z");

    @TempDir
    Path folder;

    @BeforeEach
    void twoDays() throws IOException {
        for (String name : new String[] {
            "pimux-2026-11-23.log",
            "web-2026-11-23.log",
            "web-2026-11-24.log",
            "web-2026-99-99.log",
            "web-2026-11-22.log.gz"
        }) Files.writeString(folder.resolve(name), "a line\n");
    }

    private LogFiles at(Instant now) {
        return new LogFiles(folder, 7, () -> now);
    }

    @Test
    void files_of_both_logs_are_counted_by_day_and_others_are_none() {
        assertThat(at(MONDAY_ENDS).byDay()).containsExactly(entry(MONDAY, 2), entry(TUESDAY, 1));
    }

    @Test
    void the_files_of_a_day_go_at_the_midnight_at_which_the_sweep_deletes_them() throws IOException {
        assertThat(at(MONDAY_ENDS).goesAt(MONDAY)).isEqualTo(MONDAY_ENDS);
        assertThat(at(MONDAY_ENDS.minusMillis(1)).over()).isEmpty();
        assertThat(at(MONDAY_ENDS).over()).containsExactly(entry(MONDAY, 2));
        AccessLog.open(folder, 7, () -> MONDAY_ENDS).close();
        assertThat(at(MONDAY_ENDS).byDay()).containsExactly(entry(MONDAY, 1), entry(TUESDAY, 1));
    }

    @Test
    void the_oldest_line_is_as_old_as_its_day() {
        assertThat(at(Instant.parse("2026-11-24T09:00:00Z")).oldestRecordAge()).contains(Duration.ofHours(33));
    }

    @Test
    void a_file_is_overdue_an_hour_after_the_sweep_had_to_delete_it() {
        assertThat(at(MONDAY_ENDS.plus(Duration.ofHours(1))).isOverdue()).isFalse();
        assertThat(at(MONDAY_ENDS.plus(Duration.ofHours(1)).plusMillis(1)).isOverdue())
                .isTrue();
    }

    @Test
    void before_the_first_line_there_is_nothing() {
        LogFiles none = new LogFiles(folder.resolve("nowhere"), 7, () -> MONDAY_ENDS);
        assertThat(none.byDay()).isEmpty();
        assertThat(none.oldestRecordAge()).isEmpty();
        assertThat(none.isOverdue()).isFalse();
    }
}
