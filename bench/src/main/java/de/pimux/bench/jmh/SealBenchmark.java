package de.pimux.bench.jmh;

import de.pimux.journal.EntityKey;
import de.pimux.journal.vault.Kind;
import de.pimux.journal.vault.Seal;
import de.pimux.journal.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
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

/** What sealing costs one event: finding the keys, deriving if it is not known, and the cipher. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SealBenchmark {
    private static final byte[] PAYLOAD = new byte[300];
    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");

    /** As many as are remembered with what was derived for them, and more than that. */
    @Param({"1000", "20000"})
    public int accounts = 1000;

    private final byte[] row = new byte[512];
    private int next;
    private @Nullable Path folder;
    private @Nullable Vault vault;

    @Setup(Level.Trial)
    public void open() throws IOException {
        Path made = Files.createTempDirectory("pimux-jmh");
        Vault opened = Vault.open(made, null);
        for (int i = 0; i < accounts; i++) {
            opened.seal(new EntityKey(i, i), Kind.PENDING, AT);
        }
        opened.sync();
        folder = made;
        vault = opened;
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        if (vault != null) {
            vault.close();
        }
        if (folder != null) {
            Files.delete(folder.resolve("keys"));
            Files.delete(folder);
        }
    }

    @Benchmark
    public byte[] seal() {
        Vault open = vault;
        if (open == null) {
            throw new IllegalStateException("the vault is not open");
        }
        next = (next + 1) % accounts;
        Seal seal = open.seal(new EntityKey(next, next), Kind.PENDING, AT);
        seal.write(next, AT, PAYLOAD, row, 0);
        return row;
    }
}
