package de.pimux.journal.embedded;

import static de.pimux.journal.StoreFixture.ALICE;
import static de.pimux.journal.StoreFixture.account;
import static de.pimux.journal.StoreFixture.await;
import static de.pimux.journal.StoreFixture.pending;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.journal.EventStore;
import de.pimux.journal.SequenceRange;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash in the middle of a write leaves half a record at the end of the log. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TornLogTest {
    private static final int CUTS = 12;

    @TempDir
    Path folder;

    @Test
    void a_half_written_record_is_dropped_and_everything_before_it_is_kept() throws IOException {
        Path original = folder.resolve("original");
        long acknowledged;
        long end;
        try (EventStore store = opened(original)) {
            await(store.append(ALICE, List.of(account(1, "one"), pending(2, "two"))));
            acknowledged = Files.size(log(original));
            await(store.append(ALICE, List.of(account(3, "x".repeat(5000)))));
            end = Files.size(log(original));
            for (int i = 0; i < CUTS; i++) {
                copy(original, folder.resolve("cut" + i));
            }
        }
        for (int i = 0; i < CUTS; i++) {
            Path cut = folder.resolve("cut" + i);
            truncate(log(cut), acknowledged + 1 + i * (end - acknowledged - 1) / CUTS);
            expectTheFirstTwo(cut);
        }
    }

    @Test
    void garbage_after_the_last_record_is_dropped_and_everything_before_it_is_kept() throws IOException {
        Path original = folder.resolve("original");
        Path torn = folder.resolve("torn");
        try (EventStore store = opened(original)) {
            await(store.append(ALICE, List.of(account(1, "one"), pending(2, "two"))));
            copy(original, torn);
        }
        byte[] garbage = new byte[3000];
        new Random(1).nextBytes(garbage);
        Files.write(log(torn), garbage, StandardOpenOption.APPEND);
        expectTheFirstTwo(torn);
    }

    /** What is there, and that writing goes on from there, also over another restart. */
    private void expectTheFirstTwo(Path crashed) {
        try (EventStore store = opened(crashed)) {
            assertThat(sequences(store)).containsExactly(1L, 2L);
            assertThat(await(store.highestSequence(ALICE))).isEqualTo(2);
            await(store.append(ALICE, List.of(account(3, "three"))));
        }
        try (EventStore store = opened(crashed)) {
            assertThat(sequences(store)).containsExactly(1L, 2L, 3L);
        }
    }

    /** All copies have the same vault: it is never older than any of them. */
    private EventStore opened(Path data) {
        return EmbeddedStore.open(data, EmbeddedStoreTest.settings(folder.resolve("vault"), InstantSource.system(), 0));
    }

    private static List<Long> sequences(EventStore store) {
        List<Long> seen = new ArrayList<>();
        await(store.replay(ALICE, SequenceRange.ALL, 99, event -> seen.add(event.sequence())));
        return seen;
    }

    private static Path log(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                if (!file.endsWith("LOCK")) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }
}
