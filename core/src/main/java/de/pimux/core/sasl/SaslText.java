package de.pimux.core.sasl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 and UTF-8, read strictly: one text has one encoding. */
final class SaslText {
    private SaslText() {}

    static String base64(byte[] data) {
        return Base64.getEncoder().encodeToString(data);
    }

    /** Null unless this is how base64 would be written (RFC 4648 §3.5, §4): padded, no blanks, no stray bits. */
    static byte @Nullable [] fromBase64(String text) {
        try {
            byte[] data = Base64.getDecoder().decode(text);
            return base64(data).equals(text) ? data : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** Null for anything but UTF-8 without NUL. */
    static @Nullable String utf8(byte[] data) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException malformed) {
            return null;
        }
    }
}
