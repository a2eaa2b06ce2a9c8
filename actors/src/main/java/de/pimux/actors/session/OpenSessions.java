package de.pimux.actors.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How many sessions this node has: from binding on, also while they wait to be resumed. */
public final class OpenSessions {
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger connected = new AtomicInteger();
    private final CompletableFuture<@Nullable Void> allDisconnected = new CompletableFuture<>();
    private volatile boolean ending;

    public int count() {
        return count.get();
    }

    /**
     * For a shutdown that has closed all streams: completes when every session knows, and has told its account what its
     * client has got.
     */
    public CompletableFuture<@Nullable Void> allDisconnected() {
        ending = true;
        if (connected.get() == 0) allDisconnected.complete(null);
        return allDisconnected;
    }

    void bound() {
        count.incrementAndGet();
    }

    /** A client is on a bound session. */
    void connected() {
        connected.incrementAndGet();
    }

    /** It is no more. */
    void disconnected() {
        if (connected.decrementAndGet() == 0 && ending) allDisconnected.complete(null);
    }

    void ended() {
        count.decrementAndGet();
    }
}
