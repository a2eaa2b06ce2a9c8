package de.pimux.core.room;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an occupant may do while in the room (XEP-0045 §5.1). In rising order; {@link #NONE} is nobody inside. */
public enum Role {
    NONE,
    VISITOR,
    PARTICIPANT,
    MODERATOR;

    private final String wire = name().toLowerCase(Locale.ROOT);

    public String wire() {
        return wire;
    }

    /** Null for what names none. */
    public static @Nullable Role of(@Nullable String wire) {
        for (Role each : values()) if (each.wire.equals(wire)) return each;
        return null;
    }

    public boolean isAtLeast(Role other) {
        return compareTo(other) >= 0;
    }

    /** The role of somebody who enters (XEP-0045 §5.1.2). */
    static Role onEntering(Affiliation affiliation, boolean moderated) {
        if (affiliation.isAtLeast(Affiliation.ADMIN)) return MODERATOR;
        return moderated && !affiliation.isAtLeast(Affiliation.MEMBER) ? VISITOR : PARTICIPANT;
    }
}
