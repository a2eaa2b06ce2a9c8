package de.pimux.core.room;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody is to a room, whether there or not (XEP-0045 §5.2). In rising order. */
public enum Affiliation {
    OUTCAST,
    NONE,
    MEMBER,
    ADMIN,
    OWNER;

    private final String wire = name().toLowerCase(Locale.ROOT);

    public String wire() {
        return wire;
    }

    /** Null for what names none. */
    public static @Nullable Affiliation of(@Nullable String wire) {
        for (Affiliation each : values()) if (each.wire.equals(wire)) return each;
        return null;
    }

    public boolean isAtLeast(Affiliation other) {
        return compareTo(other) >= 0;
    }
}
