package de.pimux.bench.jmh;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.EventStore;
import de.pimux.journal.embedded.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Messages put on record and taken off it again, durable, by many accounts at once (group commit). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JournalBenchmark {
    private static final byte[] PAYLOAD = new byte[300];
    private static final byte[] MARK = new byte[16];

    /** Accounts with one write each under way. */
    @Param({"1", "100", "1000"})
    public int accounts = 1;

    private long sequence;
    private @Nullable Path folder;
    private @Nullable EventStore store;

    @Setup(Level.Trial)
    public void open() throws IOException {
        folder = Files.createTempDirectory("pimux-jmh");
        long reserve = EmbeddedStore.Settings.DEFAULT_RESERVE_BYTES;
        EmbeddedStore.Settings settings = new EmbeddedStore.Settings(
                folder.resolve("vault"),
                RetentionPolicy.of(30, 30, 7, 7),
                reserve,
                InstantSource.system(),
                Runnable::run);
        store = EmbeddedStore.open(folder.resolve("journal"), settings);
        sequence = 0;
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        if (store != null) {
            store.close();
        }
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(JournalBenchmark::delete);
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One message for every account: stored, then delivered. The time is that of all of them. */
    @Benchmark
    public void queueAndDeliver() {
        sequence += 2;
        long queued = sequence;
        all(EventRecord.of(queued, RetentionClass.PENDING, PAYLOAD));
        all(EventRecord.tombstone(queued + 1, RetentionClass.PENDING, MARK, queued));
    }

    private void all(EventRecord event) {
        EventStore open = store;
        if (open == null) {
            throw new IllegalStateException("the store is not open");
        }
        CompletableFuture<?>[] writes = IntStream.range(0, accounts)
                .mapToObj(i -> open.append(new EntityKey(i, i), List.of(event)).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(writes).join();
    }
}
