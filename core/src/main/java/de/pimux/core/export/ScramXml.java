package de.pimux.core.export;

import de.pimux.core.sasl.ScramHash;
import de.pimux.core.sasl.ScramKeys;
import de.pimux.xml.Element;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The keys of a password in a document (XEP-0227 §4.3). */
final class ScramXml {
    private ScramXml() {}

    static Element element(ScramHash hash, ScramKeys keys) {
        return Element.builder(Pie.SCRAM, "scram-credentials")
                .attribute("mechanism", hash.mechanismName())
                .textChild(Pie.SCRAM, "iter-count", Integer.toString(keys.iterations()))
                .textChild(Pie.SCRAM, "salt", encoded(keys.salt()))
                .textChild(Pie.SCRAM, "server-key", encoded(keys.serverKey()))
                .textChild(Pie.SCRAM, "stored-key", encoded(keys.storedKey()))
                .build();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Null for keys that can't be those of a password by this hash. */
    static @Nullable ScramKeys read(Element part, ScramHash hash) {
        try {
            int iterations = Integer.parseInt(text(part, "iter-count"));
            byte[] stored = decoded(part, "stored-key");
            boolean twice = stored.length != hash.digestBytes(); // ejabberd 23.01 encodes what is encoded already
            ScramKeys keys = new ScramKeys(
                    once(decoded(part, "salt"), twice),
                    iterations,
                    once(stored, twice),
                    once(decoded(part, "server-key"), twice));
            return isPossible(keys, hash) ? keys : null;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static boolean isPossible(ScramKeys keys, ScramHash hash) {
        return keys.iterations() > 0
                && keys.salt().length > 0
                && keys.storedKey().length == hash.digestBytes()
                && keys.serverKey().length == hash.digestBytes();
    }

    private static byte[] once(byte[] bytes, boolean twice) {
        return twice ? Base64.getDecoder().decode(new String(bytes, StandardCharsets.ISO_8859_1)) : bytes;
    }

    private static byte[] decoded(Element part, String name) {
        return Base64.getDecoder().decode(text(part, name));
    }

    private static String text(Element part, String name) {
        String text = part.childText(Pie.SCRAM, name);
        return text == null ? "" : text.strip();
    }
}
