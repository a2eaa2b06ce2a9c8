package de.pimux.bench.scenario;

import de.pimux.bench.client.Incoming;
import de.pimux.bench.measure.Figure;
import de.pimux.bench.measure.Latencies;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Messages at a fixed rate, sent by the clock and not by answers, so that a stall of the server shows in full. */
public final class Latency implements Scenario, Pair.Listener {
    private static final int WARM_UP_SECONDS = 30;
    private static final int SECONDS = 10;

    private Latencies latencies = new Latencies();
    private long sent;
    private long received;
    private CompletableFuture<Long> drained = new CompletableFuture<>();

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String about() {
        return "1,000 messages/s between 500 pairs: time from sending to receiving, p50 and p99, after 30 s of the same";
    }

    @Override
    public int accounts() {
        return 2 * Sizes.DEFAULT.pairs();
    }

    @Override
    public List<Figure> run(Bench bench) {
        List<Pair> pairs = Pairs.login(bench, false, this);
        phase(bench, pairs, WARM_UP_SECONDS);
        bench.driver().run(() -> latencies = new Latencies());
        long cpu = bench.process().cpuMicros();
        phase(bench, pairs, SECONDS);
        cpu = bench.process().cpuMicros() - cpu;
        return List.of(
                Figure.of("latency.p50", "ms", latencies.percentileMillis(0.5)),
                Figure.of("latency.p99", "ms", latencies.percentileMillis(0.99)),
                Figure.of("latency.max", "ms", latencies.percentileMillis(1)),
                Figure.of("latency.cpu", "us CPU per message", (double) cpu / latencies.count()));
    }

    private void phase(Bench bench, List<Pair> pairs, int seconds) {
        long begun = System.nanoTime();
        long before = sent;
        ScheduledFuture<?> ticks = bench.driver()
                .loop()
                .scheduleAtFixedRate(() -> tick(bench, pairs, begun, before), 0, 1, TimeUnit.MILLISECONDS);
        Bench.rest(seconds);
        bench.driver().run(() -> {
            ticks.cancel(false);
            drained = new CompletableFuture<>();
            checkDrained();
        });
        Bench.await(drained, "delivery of the last messages");
    }

    private void tick(Bench bench, List<Pair> pairs, long begun, long before) {
        long due = before + (System.nanoTime() - begun) * bench.sizes().rate() / 1_000_000_000L;
        for (; sent < due; sent++) {
            pairs.get((int) (sent % pairs.size())).send();
        }
        bench.driver().flush();
    }

    @Override
    public void delivered(Pair pair, long nanos) {
        latencies.add(nanos);
        received++;
        checkDrained();
    }

    private void checkDrained() {
        if (received == sent) {
            drained.complete(received);
        }
    }

    @Override
    public void refused(Incoming error) {
        drained.completeExceptionally(new IllegalStateException("a message came back: " + error.xml()));
    }
}
