package de.pimux.journal.embedded;

import static de.pimux.journal.StoreFixture.ALICE;
import static de.pimux.journal.StoreFixture.BOB;
import static de.pimux.journal.StoreFixture.account;
import static de.pimux.journal.StoreFixture.await;
import static de.pimux.journal.StoreFixture.delivered;
import static de.pimux.journal.StoreFixture.pending;
import static de.pimux.journal.StoreFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.EventStore;
import de.pimux.journal.Health;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.StoreFixture;
import de.pimux.journal.StoreFullException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reserve: what the store does before the disk is really full. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FullDiskTest {
    private static final long RESERVE = 1000;

    @TempDir
    Path folder;

    private final AtomicLong free = new AtomicLong(RESERVE);
    private EventStore store;

    @BeforeEach
    void open() {
        EmbeddedStore.Settings settings =
                EmbeddedStoreTest.settings(folder.resolve("vault"), InstantSource.system(), RESERVE);
        store = EmbeddedStore.open(folder.resolve("journal"), settings, free::get);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private CompletionStage<Void> append(EntityKey entity, EventRecord... events) {
        return store.append(entity, List.of(events));
    }

    private static void expectFull(CompletionStage<Void> refused) {
        assertThat(refused.toCompletableFuture())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(StoreFullException.class);
    }

    private List<Long> sequences(EntityKey entity) {
        List<Long> seen = new ArrayList<>();
        await(store.replay(entity, SequenceRange.ALL, 99, event -> seen.add(event.sequence())));
        return seen;
    }

    @Test
    void new_content_is_refused_at_once_when_the_reserve_is_touched() {
        await(append(ALICE, account(1, "a")));
        free.set(RESERVE - 1);
        expectFull(append(ALICE, account(2, "b")));
        expectFull(store.saveSnapshot(ALICE, snapshot(1, "state")));
        assertThat(store.health()).isEqualTo(Health.FULL);
        assertThat(sequences(ALICE)).as("reading goes on").containsExactly(1L);
    }

    @Test
    void the_health_warns_while_writes_under_way_still_find_room() {
        free.set(RESERVE + 1);
        assertThat(Eventually.holds(() -> store.health() == Health.FULL)).isTrue();
        await(append(ALICE, account(1, "a")));
        assertThat(store.health()).isEqualTo(Health.FULL);
    }

    @Test
    void deletions_go_on_in_the_reserve() {
        await(append(ALICE, pending(1, "a"), pending(2, "b")));
        await(append(BOB, account(1, "a")));
        free.set(RESERVE - 1);
        expectFull(append(ALICE, account(3, "c")));
        await(append(ALICE, delivered(3, 1)));
        await(store.erase(BOB));
        store.scrub();
        assertThat(sequences(ALICE)).containsExactly(2L);
        assertThat(sequences(BOB)).isEmpty();
    }

    @Test
    void one_refused_write_does_not_take_others_of_its_batch_with_it() {
        await(append(ALICE, pending(1, "a")));
        free.set(RESERVE - 1);
        List<CompletionStage<Void>> refused = new ArrayList<>();
        List<CompletionStage<Void>> removed = new ArrayList<>();
        for (long i = 2; i < 200; i++) {
            refused.add(append(BOB, account(i, "b")));
            removed.add(append(ALICE, delivered(i, 1)));
        }
        refused.forEach(FullDiskTest::expectFull);
        removed.forEach(StoreFixture::await);
    }

    @Test
    void content_is_taken_again_by_itself_when_there_is_room() {
        free.set(0);
        expectFull(append(ALICE, account(1, "a")));
        free.set(2 * RESERVE);
        await(append(ALICE, account(1, "a")));
        assertThat(store.health()).isEqualTo(Health.WRITABLE);
        assertThat(sequences(ALICE)).containsExactly(1L);
    }

    @Test
    void the_health_tells_of_new_room_although_nobody_writes() {
        free.set(0);
        expectFull(append(ALICE, account(1, "a")));
        free.set(2 * RESERVE);
        assertThat(Eventually.holds(() -> store.health() == Health.WRITABLE)).isTrue();
    }
}
