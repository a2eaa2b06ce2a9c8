package de.pimux.journal.embedded;

import static de.pimux.journal.EventStoreContract.ALICE;
import static de.pimux.journal.EventStoreContract.BOB;
import static de.pimux.journal.EventStoreContract.MONDAY;
import static de.pimux.journal.EventStoreContract.account;
import static de.pimux.journal.EventStoreContract.archive;
import static de.pimux.journal.EventStoreContract.await;
import static de.pimux.journal.EventStoreContract.delivered;
import static de.pimux.journal.EventStoreContract.pending;
import static de.pimux.journal.EventStoreContract.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.EventStore;
import de.pimux.journal.EventStoreContract;
import de.pimux.journal.IndexKey;
import de.pimux.journal.Shelf;
import de.pimux.journal.ShelfCut;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deleted means gone from the disk: a search through the raw bytes finds nothing. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PhysicalErasureTest {
    private static final EntityKey OTHER = new EntityKey(0x2222222222222222L, 0);
    private static final String SECRET = "canary-8c1f2e";
    private static final String KEPT = "keeper-77d0aa";

    @TempDir
    Path folder;

    private EventStore store;
    private long fillers;

    @BeforeEach
    void open() {
        store = EmbeddedStoreTest.opened(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void append(EntityKey entity, EventRecord... events) {
        await(store.append(entity, List.of(events)));
    }

    private List<Path> filesWith(String canary) {
        return Canaries.filesWith(folder, canary);
    }

    /** Moves what is stored so far out of the log, into table files of several levels. */
    private void settle() {
        store.scrub();
        fillers += 2;
        append(OTHER, account(fillers, "filler"), pending(fillers + 1, "filler"));
    }

    @Test
    void a_delivered_message_is_gone_after_the_next_scrub() {
        append(ALICE, pending(1, SECRET), pending(2, KEPT));
        assertThat(filesWith(SECRET)).as("planted").isNotEmpty();
        append(ALICE, delivered(3, 1));
        store.scrub();
        assertThat(filesWith(SECRET)).isEmpty();
        assertThat(filesWith(KEPT)).isNotEmpty();
    }

    @Test
    void a_message_that_waited_in_table_files_is_gone_after_the_next_scrub() {
        append(ALICE, pending(1, SECRET), pending(2, KEPT));
        settle();
        assertThat(filesWith(SECRET)).as("in a table file").isNotEmpty();
        append(ALICE, delivered(3, 1));
        store.scrub();
        assertThat(filesWith(SECRET)).isEmpty();
        assertThat(filesWith(KEPT)).isNotEmpty();
    }

    @Test
    void an_erased_entity_is_gone_from_tables_shelves_and_snapshots() {
        for (int round = 0; round < 3; round++) {
            long first = 1 + round * 10L;
            append(ALICE, account(first, SECRET), pending(first + 1, SECRET), archive(first + 2, MONDAY, SECRET));
            append(BOB, account(first, KEPT), archive(first + 2, MONDAY, KEPT));
            settle();
        }
        await(store.saveSnapshot(ALICE, snapshot(5, SECRET)));
        store.scrub();
        assertThat(filesWith(SECRET)).as("in table files").isNotEmpty();
        await(store.erase(ALICE, Long.MAX_VALUE));
        store.scrub();
        assertThat(filesWith(SECRET)).isEmpty();
        assertThat(filesWith(KEPT)).isNotEmpty();
    }

    @Test
    void an_event_that_ends_its_entity_takes_everything_with_it() {
        append(ALICE, account(1, SECRET), pending(2, SECRET));
        settle();
        append(ALICE, pending(3, SECRET), EventRecord.erasure(4, KEPT.getBytes(UTF_8)));
        store.scrub();
        assertThat(filesWith(SECRET)).isEmpty();
        assertThat(filesWith(KEPT)).isNotEmpty();
    }

    @Test
    void what_is_cut_from_a_shelf_is_gone_after_the_next_scrub() {
        append(ALICE, archive(1, MONDAY, SECRET), archive(2, MONDAY, KEPT));
        settle();
        assertThat(filesWith(SECRET)).as("in a table file").isNotEmpty();
        ShelfPosition first =
                new ShelfPosition(Shelf.of(RetentionClass.ARCHIVE, MONDAY).day(), 1);
        ShelfCut cut = new ShelfCut(RetentionClass.ARCHIVE, first, first, IndexKey.ALL);
        append(ALICE, EventRecord.cutting(3, RetentionClass.PENDING, new byte[0], cut));
        store.scrub();
        assertThat(filesWith(SECRET)).isEmpty();
        assertThat(filesWith(KEPT)).isNotEmpty();
    }

    @Test
    void an_erasure_before_a_restart_is_finished_by_the_first_scrub_after_it() {
        append(ALICE, archive(1, MONDAY, SECRET), account(2, SECRET));
        store.scrub();
        await(store.erase(ALICE, Long.MAX_VALUE));
        close();
        open();
        store.scrub();
        assertThat(filesWith(SECRET)).isEmpty();
    }

    @Test
    void a_dropped_shelf_is_gone_whoever_was_on_it() {
        append(ALICE, archive(1, MONDAY, SECRET));
        append(BOB, archive(1, MONDAY, SECRET), archive(2, MONDAY.plusSeconds(86_400), KEPT));
        settle();
        append(ALICE, archive(3, MONDAY, SECRET));
        await(store.dropShelf(Shelf.of(RetentionClass.ARCHIVE, MONDAY)));
        store.scrub();
        assertThat(filesWith(SECRET)).isEmpty();
        assertThat(filesWith(KEPT)).isNotEmpty();
    }

    @Test
    void what_a_snapshot_replaced_is_gone() {
        append(ALICE, account(1, SECRET));
        settle();
        await(store.saveSnapshot(ALICE, snapshot(1, SECRET)));
        append(ALICE, account(2, "changed"));
        await(store.saveSnapshot(ALICE, snapshot(2, KEPT)));
        store.scrub();
        assertThat(filesWith(SECRET)).isEmpty();
        assertThat(filesWith(KEPT)).isNotEmpty();
    }

    @Test
    void deleted_content_goes_although_writing_goes_on() {
        append(ALICE, pending(1, SECRET));
        settle();
        append(ALICE, delivered(2, 1));
        List<CompletionStage<Void>> traffic = new ArrayList<>();
        Thread writer = new Thread(() -> {
            for (long i = 1; i <= 20_000; i++) {
                traffic.add(store.append(BOB, List.of(pending(10 * i, "hello"), delivered(10 * i + 1, 10 * i))));
            }
        });
        writer.start();
        store.scrub();
        assertThat(filesWith(SECRET)).isEmpty();
        join(writer);
        traffic.forEach(EventStoreContract::await);
        assertThat(await(store.highestSequence(BOB))).isEqualTo(200_001);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
