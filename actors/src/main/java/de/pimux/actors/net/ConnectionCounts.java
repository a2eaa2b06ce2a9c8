package de.pimux.actors.net;

import de.pimux.actors.operator.StreamsPort;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Counts connections by the way they came in. */
final class ConnectionCounts implements StreamsPort {
    private static final class Counts {
        private final AtomicInteger open = new AtomicInteger();
        private final AtomicLong accepted = new AtomicLong();
    }

    private final Map<Transport, Counts> counts = new EnumMap<>(Transport.class);
    private final AtomicLong refused = new AtomicLong();
    private final Supplier<Instant> certificateExpires;

    ConnectionCounts(Supplier<Instant> certificateExpires) {
        this.certificateExpires = certificateExpires;
        for (Transport transport : Transport.values()) counts.put(transport, new Counts());
    }

    void accept(Transport transport) {
        of(transport).accepted.incrementAndGet();
        of(transport).open.incrementAndGet();
    }

    void close(Transport transport) {
        of(transport).open.decrementAndGet();
    }

    private Counts of(Transport transport) {
        return Objects.requireNonNull(counts.get(transport));
    }

    void refuse() {
        refused.incrementAndGet();
    }

    @Override
    public Map<String, Integer> open() {
        Map<String, Integer> open = new TreeMap<>();
        counts.forEach((transport, count) -> open.put(transport.label(), count.open.get()));
        return open;
    }

    @Override
    public Map<String, Long> accepted() {
        Map<String, Long> accepted = new TreeMap<>();
        counts.forEach((transport, count) -> accepted.put(transport.label(), count.accepted.get()));
        return accepted;
    }

    @Override
    public long refused() {
        return refused.get();
    }

    @Override
    public Instant certificateExpires() {
        return certificateExpires.get();
    }
}
