package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.Incoming;
import de.pimux.bench.client.Receiver;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Counts distinct messages of {@link AckedSender}, over any number of recipients and sessions. */
final class Inbox implements Receiver {
    private final int expected;
    private final Set<String> ids = new HashSet<>();
    private final CompletableFuture<Integer> complete = new CompletableFuture<>();
    private long lastArrival = System.nanoTime();

    Inbox(int expected) {
        this.expected = expected;
    }

    CompletableFuture<Integer> complete() {
        return complete;
    }

    int distinct() {
        return ids.size();
    }

    /** How long nothing has come, in seconds. */
    double silence() {
        return (System.nanoTime() - lastArrival) / 1e9;
    }

    @Override
    public void received(Connection connection, Incoming in) {
        if (in.kind() == Incoming.Kind.MESSAGE && !in.isError() && in.contains("<body>number ")) {
            lastArrival = System.nanoTime();
            ids.add(in.attribute("id"));
            if (ids.size() == expected) {
                complete.complete(expected);
            }
        }
    }
}
