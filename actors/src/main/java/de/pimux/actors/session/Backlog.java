package de.pimux.actors.session;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits for clients that read or acknowledge too slowly, all together. Each client has a bound of its own, but many
 * slow clients at their bounds would fill the memory: when it gets short, those that hold more than a fair share go.
 */
public final class Backlog {
    /** Bytes that a client may always have waiting. */
    private static final long FAIR_SHARE = 64 << 10;

    private final AtomicLong waiting = new AtomicLong();
    private final long max;

    /** @param max bytes of memory for what waits */
    public Backlog(long max) {
        this.max = max;
    }

    public void grow(long bytes) {
        waiting.addAndGet(bytes);
    }

    public void shrink(long bytes) {
        waiting.addAndGet(-bytes);
    }

    /** Whether a client for which so many bytes wait has to go. */
    public boolean isTooMuch(long own) {
        return own > FAIR_SHARE && waiting.get() > max;
    }
}
