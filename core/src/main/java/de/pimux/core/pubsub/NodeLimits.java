package de.pimux.core.pubsub;

/**
 * How much one account may publish.
 *
 * @param maxNodes nodes; one more is refused with {@code conflict} and {@code max-nodes-exceeded} (XEP-0248 §8.4)
 * @param maxItems items of one node: what {@code max} stands for; behind it the oldest ones go
 * @param maxItemBytes UTF-8 bytes of one payload; a larger one is refused with {@code payload-too-big}
 * @param maxBytes UTF-8 bytes of all payloads together; more is refused with {@code resource-constraint}
 * @param pageBytes UTF-8 bytes of the payloads of one answer; the rest is on the next page (XEP-0060 §6.5.4)
 */
public record NodeLimits(int maxNodes, int maxItems, int maxItemBytes, int maxBytes, int pageBytes) {
    /** Explicit subscriptions of one node, and of one account to it; more are {@code too-many-subscriptions}. */
    static final int MAX_SUBSCRIBERS = 1_000;

    static final int MAX_PER_SUBSCRIBER = 10;

    /** Affiliations of one node; one more is refused with {@code resource-constraint}. */
    static final int MAX_AFFILIATIONS = 1_000;
}
