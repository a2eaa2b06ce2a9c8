package de.pimux.actors.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the operator's console asks of the sessions. A name is what stands before the @. */
public interface SessionsPort {
    record BoundSince(String resource, Instant since) {}

    int count();

    /** In the order in which they were bound; nothing if there is no such account. */
    CompletionStage<Optional<List<BoundSince>>> list(String name);

    /**
     * Ends this session of an account, or all of them; completes with how many there were, or nothing if there is no such
     * account.
     */
    CompletionStage<Optional<Integer>> end(String name, @Nullable String resource);
}
