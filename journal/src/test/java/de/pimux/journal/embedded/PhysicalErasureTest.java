package de.pimux.journal.embedded;

import static de.pimux.journal.StoreFixture.ALICE;
import static de.pimux.journal.StoreFixture.BOB;
import static de.pimux.journal.StoreFixture.MONDAY;
import static de.pimux.journal.StoreFixture.account;
import static de.pimux.journal.StoreFixture.archive;
import static de.pimux.journal.StoreFixture.await;
import static de.pimux.journal.StoreFixture.delivered;
import static de.pimux.journal.StoreFixture.pending;
import static de.pimux.journal.StoreFixture.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.IndexKey;
import de.pimux.journal.Shelf;
import de.pimux.journal.ShelfCut;
import de.pimux.journal.StoreFixture;
import java.nio.ByteBuffer;
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

/** Deleted means gone from the disk: a search through the raw bytes finds nothing, not even of what was sealed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PhysicalErasureTest {
    private static final EntityKey OTHER = new EntityKey(0x2222222222222222L, 0);
    private static final Shelf MONDAYS = Shelf.of(RetentionClass.ARCHIVE, MONDAY);
    private static final long GONE = IndexKey.of(0x1a2b3c4d5e6f7788L);
    private static final long STAYING = IndexKey.of(0x2a3b4c5d6e7f8899L);
    private static final String SECRET = "canary-8c1f2e";
    private static final String KEPT = "keeper-77d0aa";
    // an event that tells of an erasure has no content, and is written into the vault as it is
    private static final String KEPT_BY_THE_VAULT = "erased";

    @TempDir
    Path folder;

    private EmbeddedStore store;
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

    private List<byte[]> rows(EntityKey entity) {
        return RawRows.of(store, entity);
    }

    private boolean onDisk(List<byte[]> rows) {
        return Canaries.anyOf(folder, rows);
    }

    @AfterEach
    void nothing_was_ever_readable_in_the_files() {
        assertThat(Canaries.filesWith(folder, SECRET)).isEmpty();
        assertThat(Canaries.filesWith(folder, KEPT)).isEmpty();
    }

    /** Moves what is stored so far out of the log, into table files of several levels. */
    private void settle() {
        store.scrub();
        fillers += 2;
        append(OTHER, account(fillers, "filler"), pending(fillers + 1, "filler"));
    }

    @Test
    void a_delivered_message_is_gone_after_the_next_scrub() {
        append(ALICE, pending(1, SECRET));
        List<byte[]> secret = rows(ALICE);
        append(ALICE, pending(2, KEPT));
        assertThat(onDisk(secret)).as("planted").isTrue();
        append(ALICE, delivered(3, 1));
        store.scrub();
        assertThat(onDisk(secret)).isFalse();
        assertThat(onDisk(rows(ALICE))).isTrue();
    }

    @Test
    void a_message_that_waited_in_table_files_is_gone_after_the_next_scrub() {
        append(ALICE, pending(1, SECRET));
        List<byte[]> secret = rows(ALICE);
        append(ALICE, pending(2, KEPT));
        settle();
        assertThat(onDisk(secret)).as("in a table file").isTrue();
        append(ALICE, delivered(3, 1));
        store.scrub();
        assertThat(onDisk(secret)).isFalse();
        assertThat(onDisk(rows(ALICE))).isTrue();
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
        List<byte[]> secret = rows(ALICE);
        assertThat(onDisk(secret)).as("in table files").isTrue();
        await(store.erase(ALICE));
        store.scrub();
        assertThat(onDisk(secret)).isFalse();
        assertThat(onDisk(rows(BOB))).isTrue();
    }

    @Test
    void an_event_that_ends_its_entity_takes_everything_with_it() {
        append(ALICE, account(1, SECRET), pending(2, SECRET));
        settle();
        append(ALICE, pending(3, SECRET));
        List<byte[]> secret = rows(ALICE);
        append(ALICE, EventRecord.erasure(4, KEPT_BY_THE_VAULT.getBytes(UTF_8)));
        store.scrub();
        assertThat(secret).hasSize(3);
        assertThat(onDisk(secret)).isFalse();
        assertThat(onDisk(rows(ALICE))).isTrue();
    }

    @Test
    void what_is_cut_from_a_shelf_is_gone_after_the_next_scrub() {
        append(ALICE, found(1, SECRET, GONE), found(2, KEPT, STAYING));
        append(BOB, found(1, KEPT, STAYING));
        settle();
        append(ALICE, found(3, SECRET, GONE));
        assertThat(filesWith(GONE)).as("planted").isNotEmpty();
        List<byte[]> secret = rows(ALICE);
        byte[] kept = secret.remove(1);
        assertThat(onDisk(secret)).as("planted").isTrue();
        ShelfPosition first = new ShelfPosition(MONDAYS.day(), 1);
        cut(4, new ShelfCut(RetentionClass.ARCHIVE, first, first, IndexKey.ALL));
        cut(5, new ShelfCut(RetentionClass.ARCHIVE, ShelfPosition.FIRST, ShelfPosition.LAST, GONE));
        store.scrub();
        assertThat(onDisk(secret)).isFalse();
        onlyBoundsOfFilesThatAreGoneName(GONE);
        assertThat(onDisk(List.of(kept))).isTrue();
        cut(6, new ShelfCut(RetentionClass.ARCHIVE, ShelfPosition.FIRST, ShelfPosition.LAST, IndexKey.ALL));
        store.scrub();
        assertThat(onDisk(List.of(kept))).isFalse();
        assertThat(onDisk(rows(BOB))).isTrue();
    }

    @Test
    void an_archive_that_expires_leaves_neither_content_nor_what_it_was_found_by() {
        append(ALICE, found(1, SECRET, GONE));
        settle();
        append(ALICE, found(2, SECRET, GONE));
        append(BOB, archive(1, MONDAY.plusSeconds(86_400), KEPT));
        List<byte[]> secret = rows(ALICE);
        assertThat(onDisk(secret)).isTrue();
        assertThat(filesWith(GONE)).isNotEmpty();
        await(store.dropShelf(MONDAYS));
        store.scrub();
        assertThat(onDisk(secret)).isFalse();
        onlyBoundsOfFilesThatAreGoneName(GONE);
        assertThat(onDisk(rows(BOB))).isTrue();
    }

    @Test
    void an_erased_entity_leaves_nothing_of_what_its_archive_was_found_by() {
        append(ALICE, found(1, SECRET, GONE));
        settle();
        append(ALICE, found(2, SECRET, GONE));
        List<byte[]> secret = rows(ALICE);
        append(ALICE, EventRecord.erasure(3, KEPT_BY_THE_VAULT.getBytes(UTF_8)));
        store.scrub();
        assertThat(onDisk(secret)).isFalse();
        onlyBoundsOfFilesThatAreGoneName(GONE);
    }

    private static EventRecord found(long sequence, String text, long key) {
        return EventRecord.indexed(sequence, RetentionClass.ARCHIVE, MONDAY, text.getBytes(UTF_8), key);
    }

    private void cut(long sequence, ShelfCut cut) {
        append(ALICE, EventRecord.cutting(sequence, RetentionClass.PENDING, new byte[0], cut));
    }

    /**
     * RocksDB's manifest knows the first and the last key of each file that there was, until the store is opened again.
     * Keys are keyed hashes for this reason.
     */
    private void onlyBoundsOfFilesThatAreGoneName(long key) {
        assertThat(filesWith(key))
                .allMatch(file -> file.getFileName().toString().startsWith("MANIFEST-"));
        close();
        open();
        assertThat(filesWith(key)).isEmpty();
    }

    private List<Path> filesWith(long key) {
        return Canaries.filesWith(
                folder, ByteBuffer.allocate(Long.BYTES).putLong(key).array());
    }

    @Test
    void an_erasure_before_a_restart_is_finished_by_the_first_scrub_after_it() {
        append(ALICE, archive(1, MONDAY, SECRET), account(2, SECRET));
        store.scrub();
        List<byte[]> secret = rows(ALICE);
        await(store.erase(ALICE));
        close();
        open();
        store.scrub();
        assertThat(onDisk(secret)).isFalse();
    }

    @Test
    void a_dropped_shelf_is_gone_whoever_was_on_it() {
        append(ALICE, archive(1, MONDAY, SECRET));
        append(BOB, archive(1, MONDAY, SECRET), archive(2, MONDAY.plusSeconds(86_400), KEPT));
        settle();
        append(ALICE, archive(3, MONDAY, SECRET));
        List<byte[]> secret = rows(ALICE);
        secret.add(rows(BOB).get(0));
        await(store.dropShelf(Shelf.of(RetentionClass.ARCHIVE, MONDAY)));
        store.scrub();
        assertThat(onDisk(secret)).isFalse();
        assertThat(onDisk(rows(BOB))).isTrue();
    }

    @Test
    void what_a_snapshot_replaced_is_gone() {
        append(ALICE, account(1, SECRET));
        settle();
        List<byte[]> secret = rows(ALICE);
        await(store.saveSnapshot(ALICE, snapshot(1, SECRET)));
        secret.addAll(rows(ALICE));
        append(ALICE, account(2, "changed"));
        await(store.saveSnapshot(ALICE, snapshot(2, KEPT)));
        store.scrub();
        assertThat(onDisk(secret)).isFalse();
        assertThat(onDisk(rows(ALICE))).isTrue();
    }

    @Test
    void deleted_content_goes_although_writing_goes_on() {
        append(ALICE, pending(1, SECRET));
        settle();
        List<byte[]> secret = rows(ALICE);
        append(ALICE, delivered(2, 1));
        List<CompletionStage<Void>> traffic = new ArrayList<>();
        Thread writer = new Thread(() -> {
            for (long i = 1; i <= 20_000; i++) {
                traffic.add(store.append(BOB, List.of(pending(10 * i, "hello"), delivered(10 * i + 1, 10 * i))));
            }
        });
        writer.start();
        store.scrub();
        assertThat(onDisk(secret)).isFalse();
        join(writer);
        traffic.forEach(StoreFixture::await);
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
