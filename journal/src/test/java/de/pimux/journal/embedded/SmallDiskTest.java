package de.pimux.journal.embedded;

import static de.pimux.journal.StoreFixture.ALICE;
import static de.pimux.journal.StoreFixture.BOB;
import static de.pimux.journal.StoreFixture.await;
import static de.pimux.journal.StoreFixture.delivered;
import static de.pimux.journal.StoreFixture.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.EventRecord;
import de.pimux.journal.EventStore;
import de.pimux.journal.Health;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.StoreException;
import de.pimux.journal.StoreFullException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full. Needs the right to mount one. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmallDiskTest {
    private static final int MIB = 1024 * 1024;
    private static final int DISK = 48 * MIB;

    @TempDir
    Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs", disk.toString());
        assumeTrue(mounted, "mounting is not permitted");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", disk.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private EventStore opened(long reserve) {
        return EmbeddedStore.open(
                disk.resolve("store"),
                EmbeddedStoreTest.settings(disk.resolve("vault"), InstantSource.system(), reserve));
    }

    /** Appends until it fails, and returns how many were acknowledged. */
    private static long fill(EventStore store, long from) {
        byte[] payload = new byte[20_000];
        long sequence = from;
        try {
            while (sequence < from + 100_000) {
                await(store.append(ALICE, List.of(EventRecord.of(sequence, RetentionClass.PENDING, payload))));
                sequence++;
            }
        } catch (CompletionException full) {
            assertThat(full).hasCauseInstanceOf(StoreFullException.class);
        }
        return sequence - 1;
    }

    private static long[] sequences(EventStore store) {
        List<Long> seen = new ArrayList<>();
        await(store.replay(ALICE, SequenceRange.ALL, Long.MAX_VALUE, event -> seen.add(event.sequence())));
        return seen.stream().mapToLong(Long::longValue).toArray();
    }

    private Path ballast() throws IOException {
        Path file = disk.resolve("ballast");
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[64 * 1024];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return file;
        }
    }

    @Test
    void deleting_makes_room_in_a_store_that_filled_its_disk() {
        try (EventStore store = opened(16L * MIB)) {
            long acknowledged = fill(store, 1);
            assertThat(store.health()).isEqualTo(Health.FULL);
            assertThat(sequences(store)).hasSize((int) acknowledged);
            for (long i = 1; i <= acknowledged; i++) {
                await(store.append(ALICE, List.of(delivered(acknowledged + i, i))));
            }
            store.scrub();
            assertThat(Eventually.holds(() -> store.health() == Health.WRITABLE))
                    .isTrue();
            await(store.append(BOB, List.of(pending(1, "there is room"))));
        }
    }

    @Test
    void nothing_acknowledged_is_lost_when_the_disk_fills_up_under_the_store() throws IOException {
        long acknowledged;
        long more;
        try (EventStore store = opened(0)) {
            fillTo(store, 50);
            Path ballast = ballast();
            acknowledged = fill(store, 51);
            assertThat(acknowledged).isLessThan(5_000);
            Files.delete(ballast);
            assertThat(Eventually.holds(() -> accepts(store, BOB_FIRST))).isTrue();
            assertThat(sequences(store)).hasSizeGreaterThanOrEqualTo((int) acknowledged);
            more = await(store.highestSequence(ALICE)) + 1;
            await(store.append(ALICE, List.of(pending(more, "more"))));
        }
        try (EventStore store = opened(0)) {
            assertThat(sequences(store)).contains(1, acknowledged, more).isSorted();
            assertThat(sequences(store)).hasSizeGreaterThan((int) acknowledged);
        }
    }

    private static final EventRecord BOB_FIRST = pending(1, "there is room");

    private static void fillTo(EventStore store, long last) {
        for (long i = 1; i <= last; i++) {
            await(store.append(ALICE, List.of(pending(i, "x"))));
        }
    }

    private static boolean accepts(EventStore store, EventRecord event) {
        try {
            await(store.append(BOB, List.of(event)));
            return true;
        } catch (CompletionException failed) {
            assertThat(failed).hasCauseInstanceOf(StoreException.class);
            return false;
        }
    }
}
