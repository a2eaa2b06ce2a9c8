package de.pimux.bench.scenario;

import de.pimux.bench.measure.Figure;
import de.pimux.bench.measure.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The same page of an archive, over and over: what it costs the server, and how long it takes. */
final class ArchivePages {
    private static final int PAGE = 50;
    private static final int PAGES = 200;

    /** A slow server is asked for fewer pages. */
    private static final long ROUND_NANOS = Duration.ofSeconds(4).toNanos();

    private final String name;
    private final String with;
    private final String edge;
    private final List<Double> millis = new ArrayList<>();
    private final Latencies latencies = new Latencies();

    /**
     * @param with whose messages are asked for; all if it is empty
     * @param edge see {@link ArchiveClient#askForPage}
     */
    ArchivePages(String name, String with, String edge) {
        this.name = name;
        this.with = with;
        this.edge = edge;
    }

    /** @param counts whether this round is part of the figures */
    void read(Bench bench, ArchiveClient reader, boolean counts) {
        long begun = System.nanoTime();
        long cpu = bench.process().cpuMicros();
        int pages = 0;
        for (long at = begun; pages < PAGES && at - begun < ROUND_NANOS; pages++) {
            bench.driver().run(() -> reader.askForPage(PAGE, with, edge));
            Bench.await(reader.answered(), "a page of the archive");
            if (reader.results() != PAGE) {
                throw new IllegalStateException("a page had " + reader.results() + " messages");
            }
            long now = System.nanoTime();
            if (counts) latencies.add(now - at);
            at = now;
        }
        if (counts) millis.add((bench.process().cpuMicros() - cpu) / 1000.0 / pages);
    }

    List<Figure> figures() {
        return List.of(
                new Figure(name, "ms CPU per page of " + PAGE, List.copyOf(millis)),
                Figure.of(name + ".p50", "ms", latencies.percentileMillis(0.5)),
                Figure.of(name + ".p99", "ms", latencies.percentileMillis(0.99)));
    }
}
