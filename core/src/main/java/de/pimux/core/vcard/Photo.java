package de.pimux.core.vcard;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A picture of somebody. */
public final class Photo {
    private final byte[] data;
    private final String type;

    private Photo(byte[] data, String type) {
        this.data = data;
        this.type = type;
    }

    /**
     * Null for what is no Base64, or empty.
     *
     * @param type its media type; every client can show a PNG, so that is what it is taken for where none is stated
     */
    public static @Nullable Photo decoded(String base64, @Nullable String type) {
        try {
            byte[] data = Base64.getMimeDecoder().decode(base64); // whitespace is ignored (XEP-0153 §4.6)
            String stated = type == null ? "" : type.strip();
            return data.length == 0 ? null : new Photo(data, stated.isEmpty() ? "image/png" : stated);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    public String type() {
        return type;
    }

    /** In bytes. */
    public int size() {
        return data.length;
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(data);
    }

    /** SHA-1 in hexadecimal digits: what avatars are known by (XEP-0084 §4.2, XEP-0153 §3.1). */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(data));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return "Photo[" + data.length + " bytes]";
    }
}
