package de.pimux.actors.session;

import java.util.concurrent.atomic.AtomicInteger;

/** How many sessions this node has: from binding on, also while they wait to be resumed. */
public final class OpenSessions {
    private final AtomicInteger count = new AtomicInteger();

    public int count() {
        return count.get();
    }

    void bound() {
        count.incrementAndGet();
    }

    void ended() {
        count.decrementAndGet();
    }
}
