package de.pimux.actors.operator;

import java.time.Instant;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;

/** What the operator's console asks of the login guard. */
public interface GuardPort {
    /** What is blocked now: address and prefix length, and the end of the block. */
    SortedMap<String, Instant> blocked();

    /**
     * Lifts what holds against an address; completes with whether there was anything.
     *
     * @throws IllegalArgumentException if the text is no address
     */
    CompletionStage<Boolean> unblock(String address);
}
