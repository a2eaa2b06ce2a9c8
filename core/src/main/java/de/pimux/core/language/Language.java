package de.pimux.core.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language in which the server can speak to people. */
public enum Language {
    EN,
    DE;

    private final String tag = name().toLowerCase(Locale.ROOT);

    /** As it stands in {@code xml:lang}. */
    public String tag() {
        return tag;
    }

    /** The language that fits a tag (RFC 5646), such as {@code de-AT}; English for any that the server doesn't speak. */
    public static Language of(@Nullable String wanted) {
        return wanted != null
                        && wanted.toLowerCase(Locale.ROOT).split("[-_]", 2)[0].equals(DE.tag)
                ? DE
                : EN;
    }
}
