package de.pimux.core.upload;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file says it is: type and subtype, in lower case and without parameters (RFC 6838 §4.2). */
public record MediaType(String text) {
    private static final String NAME = "[a-z0-9][a-z0-9!#$&^_.+-]{0,126}";
    private static final Pattern FORM = Pattern.compile(NAME + "/" + NAME);

    public static final MediaType UNKNOWN = new MediaType("application/octet-stream");

    /** Pictures, sound and films that no browser takes for a program. SVG, which may hold a script, is none of them. */
    private static final Set<String> SHOWN = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/avif",
            "image/heic",
            "audio/mpeg",
            "audio/mp4",
            "audio/aac",
            "audio/ogg",
            "audio/opus",
            "audio/flac",
            "audio/wav",
            "audio/webm",
            "video/mp4",
            "video/webm",
            "video/ogg",
            "video/quicktime");

    /** @throws IllegalArgumentException if it is none */
    public MediaType {
        if (!FORM.matcher(text).matches()) throw new IllegalArgumentException("no media type");
    }

    /** Null for what is none. */
    public static @Nullable MediaType parse(String written) {
        int parameters = written.indexOf(';');
        String type = (parameters < 0 ? written : written.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        return FORM.matcher(type).matches() ? new MediaType(type) : null;
    }

    /** An ending for a file of this type: the subtype where that is used so, as in {@code image/png}. */
    String ending() {
        String subtype = text.substring(text.indexOf('/') + 1);
        return subtype.matches("[a-z0-9]{2,5}") ? subtype : "bin";
    }

    /** Whether a browser may show it. Everything else is to be saved, whatever is in it. */
    public boolean mayBeShown() {
        return SHOWN.contains(text);
    }
}
