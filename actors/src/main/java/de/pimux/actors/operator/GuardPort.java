package de.pimux.actors.operator;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;

/** What the operator's console asks of the login guard. */
public interface GuardPort {
    /** What is blocked now: address and prefix length, and the end of the block. */
    SortedMap<String, Instant> blocked();

    /**
     * When passwords from an address were wrong that count against it now, oldest first.
     *
     * @throws IllegalArgumentException if the text is no address
     */
    CompletionStage<List<Instant>> failures(String address);

    /**
     * Lifts what holds against an address; completes with whether there was anything.
     *
     * @throws IllegalArgumentException if the text is no address
     */
    CompletionStage<Boolean> unblock(String address);
}
