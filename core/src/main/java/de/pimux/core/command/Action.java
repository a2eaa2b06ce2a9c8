package de.pimux.core.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What its user wants a command to do (XEP-0050 §4.1). */
public enum Action {
    EXECUTE,
    PREV,
    NEXT,
    COMPLETE,
    CANCEL;

    private final String wire = name().toLowerCase(Locale.ROOT);

    public String wire() {
        return wire;
    }

    /** Null for a word that is no action. */
    static @Nullable Action of(String wire) {
        for (Action action : values()) if (action.wire.equals(wire)) return action;
        return null;
    }
}
