package de.pimux.core.roster;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who sees whose presence, as the owner of a roster item sees it (RFC 6121 §2.1.2.5). */
public enum Subscription {
    NONE(false, false),
    /** The owner sees the contact. */
    TO(true, false),
    /** The contact sees the owner. */
    FROM(false, true),
    BOTH(true, true);

    private final boolean to;
    private final boolean from;
    private final String wire = name().toLowerCase(Locale.ROOT);

    Subscription(boolean to, boolean from) {
        this.to = to;
        this.from = from;
    }

    public boolean hasTo() {
        return to;
    }

    public boolean hasFrom() {
        return from;
    }

    public Subscription withTo(boolean seesContact) {
        return of(seesContact, from);
    }

    public Subscription withFrom(boolean seenByContact) {
        return of(to, seenByContact);
    }

    /** As it stands on the wire. */
    public String wire() {
        return wire;
    }

    /** Null for a word that is no state of a subscription. */
    public static @Nullable Subscription parse(String wire) {
        for (Subscription subscription : values()) if (subscription.wire.equals(wire)) return subscription;
        return null;
    }

    private static Subscription of(boolean to, boolean from) {
        if (to) return from ? BOTH : TO;
        return from ? FROM : NONE;
    }
}
