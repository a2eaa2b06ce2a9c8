package de.pimux.journal.embedded;

import static de.pimux.journal.StoreFixture.ALICE;
import static de.pimux.journal.StoreFixture.MONDAY;
import static de.pimux.journal.StoreFixture.await;
import static de.pimux.journal.StoreFixture.delivered;
import static de.pimux.journal.StoreFixture.pending;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.journal.ScrubSchedule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScrubScheduleTest {
    private static final String CANARY = "canary-51c3b0";

    @TempDir
    Path folder;

    private Instant now = MONDAY;
    private EmbeddedStore store;
    private ScrubSchedule schedule;

    @BeforeEach
    void open() {
        InstantSource clock = () -> now;
        store = EmbeddedStoreTest.opened(folder, clock);
        schedule = new ScrubSchedule(store, clock, Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void the_start_is_followed_by_one_scrub_within_the_hour_and_then_there_is_nothing_to_do() {
        assertThat(schedule.scrubIfDue()).isFalse();
        pass(Duration.ofMinutes(59));
        assertThat(schedule.scrubIfDue()).isTrue();
        pass(Duration.ofDays(1));
        assertThat(schedule.scrubIfDue()).isFalse();
    }

    @Test
    void what_was_delivered_has_left_the_disk_within_the_hour() {
        store.scrub();
        await(store.append(ALICE, List.of(pending(1, CANARY))));
        pass(Duration.ofHours(5));
        assertThat(schedule.scrubIfDue()).as("nothing was deleted").isFalse();
        List<byte[]> rows = RawRows.of(store, ALICE);
        assertThat(Canaries.anyOf(folder, rows)).isTrue();
        await(store.append(ALICE, List.of(delivered(2, 1))));
        assertThat(schedule.scrubIfDue()).as("deletions gather").isFalse();
        pass(Duration.ofMinutes(50));
        await(store.append(ALICE, List.of(pending(3, "b"), delivered(4, 3))));
        assertThat(schedule.scrubIfDue()).isTrue();
        assertThat(Canaries.anyOf(folder, rows)).isFalse();
    }
}
