package de.pimux.core.pubsub;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody else is to a node (XEP-0060 §4.1). Its owner is the account, and nobody else publishes. */
public enum Affiliation {
    NONE,
    /** Has access where the node has a whitelist. */
    MEMBER,
    /** Never has access. */
    OUTCAST;

    /** As it stands on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null for an affiliation that this server doesn't know. */
    public static @Nullable Affiliation parse(@Nullable String wire) {
        for (Affiliation affiliation : values()) if (affiliation.wire().equals(wire)) return affiliation;
        return null;
    }
}
