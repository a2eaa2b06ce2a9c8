package de.pimux.core.dataform;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a field holds (XEP-0004 §3.3). */
public enum FieldType {
    BOOLEAN,
    FIXED,
    HIDDEN,
    JID_MULTI,
    JID_SINGLE,
    LIST_MULTI,
    LIST_SINGLE,
    TEXT_MULTI,
    TEXT_PRIVATE,
    TEXT_SINGLE;

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As it stands on the wire: {@code text-single}. */
    public String wire() {
        return wire;
    }

    /** A type that is not known is {@code text-single}, as the XEP demands. */
    static FieldType of(@Nullable String wire) {
        for (FieldType type : values()) if (type.wire.equals(wire)) return type;
        return TEXT_SINGLE;
    }
}
