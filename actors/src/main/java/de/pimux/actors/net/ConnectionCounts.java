package de.pimux.actors.net;

import de.pimux.actors.operator.StreamsPort;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Counts connections by the way they came in. */
final class ConnectionCounts implements StreamsPort {
    private static final class Transport {
        private final AtomicInteger open = new AtomicInteger();
        private final AtomicLong accepted = new AtomicLong();
    }

    private final Transport starttls = new Transport();
    private final Transport directTls = new Transport();
    private final AtomicLong refused = new AtomicLong();
    private final Supplier<Instant> certificateExpires;

    ConnectionCounts(Supplier<Instant> certificateExpires) {
        this.certificateExpires = certificateExpires;
    }

    void accept(boolean direct) {
        Transport transport = direct ? directTls : starttls;
        transport.accepted.incrementAndGet();
        transport.open.incrementAndGet();
    }

    void close(boolean direct) {
        (direct ? directTls : starttls).open.decrementAndGet();
    }

    void refuse() {
        refused.incrementAndGet();
    }

    @Override
    public Map<String, Integer> open() {
        return new TreeMap<>(Map.of("starttls", starttls.open.get(), "direct-tls", directTls.open.get()));
    }

    @Override
    public Map<String, Long> accepted() {
        return new TreeMap<>(Map.of("starttls", starttls.accepted.get(), "direct-tls", directTls.accepted.get()));
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
