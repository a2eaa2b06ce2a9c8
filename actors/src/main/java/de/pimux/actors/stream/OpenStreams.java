package de.pimux.actors.stream;

import de.pimux.actors.session.ClientLink;
import de.pimux.core.stream.StreamError;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The streams of clients that are open on this node, so that a shutdown can tell each of them. */
public final class OpenStreams {
    private final Set<ClientLink> links = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<@Nullable Void> drained = new CompletableFuture<>();
    private volatile boolean ending;

    void add(ClientLink link) {
        links.add(link);
    }

    void remove(ClientLink link) {
        links.remove(link);
        if (ending && links.isEmpty()) drained.complete(null);
    }

    public int size() {
        return links.size();
    }

    /** Tells every client, and completes when the last stream is closed. */
    public CompletableFuture<@Nullable Void> endAll(StreamError error) {
        ending = true;
        links.forEach(link -> link.end(error));
        if (links.isEmpty()) drained.complete(null);
        return drained;
    }
}
