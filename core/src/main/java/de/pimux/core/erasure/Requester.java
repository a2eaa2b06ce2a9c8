package de.pimux.core.erasure;

import java.util.Locale;

/** Who wanted an account erased. */
public enum Requester {
    USER,
    OPERATOR;

    /** As receipts spell it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
