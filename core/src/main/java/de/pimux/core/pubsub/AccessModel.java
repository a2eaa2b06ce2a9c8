package de.pimux.core.pubsub;

import java.util.Locale;

/** Who besides its owner may have to do with a node (XEP-0060 §4.5). */
public enum AccessModel {
    OPEN,
    /** Contacts who see the owner's presence. */
    PRESENCE,
    /** Those of them who are in certain groups of the owner's roster. */
    ROSTER,
    /** Those whom the owner has made members. */
    WHITELIST;

    static AccessModel of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
