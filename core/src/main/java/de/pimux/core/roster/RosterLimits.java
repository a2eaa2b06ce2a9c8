package de.pimux.core.roster;

/**
 * How large a roster may grow.
 *
 * @param maxItems contacts in a roster; one more is refused with {@code resource-constraint}
 * @param maxNameBytes of UTF-8 in a name; more is {@code not-acceptable} (RFC 6121 §2.3.3)
 * @param maxGroups groups of one contact; more is {@code not-acceptable}
 * @param maxGroupBytes of UTF-8 in the name of a group; more is {@code not-acceptable} (RFC 6121 §2.3.3)
 * @param maxRequests unanswered requests of others; further ones are dropped in silence
 * @param maxRequestChars of a stored request, see {@link de.pimux.core.ElementSize}; a larger one loses its payload
 */
public record RosterLimits(
        int maxItems, int maxNameBytes, int maxGroups, int maxGroupBytes, int maxRequests, int maxRequestChars) {
    public static final RosterLimits DEFAULTS = new RosterLimits(2_000, 1_023, 50, 1_023, 200, 4_096);
}
