package de.pimux.core.sasl;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the server keeps of a password: the SCRAM keys for each hash. Kept as one array of bytes, since everybody who
 * is online holds one, and needs it only to log in.
 */
public final class ScramCredentials {
    /** Octets of random salt, for each hash its own (RFC 5802 §2.2 names no length; RFC 8018 §4.1 wants 8 or more). */
    public static final int SALT_BYTES = 16;

    private final byte[] packed;

    public ScramCredentials(Map<ScramHash, ScramKeys> keys) {
        ByteBuffer target = ByteBuffer.allocate(size(keys));
        for (ScramHash hash : ScramHash.values()) {
            ScramKeys each = keys.get(hash);
            target.put((byte) (each == null ? 0 : 1));
            if (each == null) continue;
            target.putInt(each.iterations());
            put(target, each.salt());
            put(target, each.storedKey());
            put(target, each.serverKey());
        }
        packed = target.array();
    }

    /**
     * Costs about 14 ms of CPU at 10 000 iterations: not on a thread that others wait for.
     *
     * @throws PasswordException if the password has characters that SASLprep forbids, or none
     */
    public static ScramCredentials derive(String password, int iterations, SecureRandom random) {
        String prepared = SaslPrep.prepare(password);
        Map<ScramHash, ScramKeys> keys = new EnumMap<>(ScramHash.class);
        for (ScramHash hash : ScramHash.values()) {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            keys.put(hash, ScramKeys.derive(hash, prepared, salt, iterations));
        }
        return new ScramCredentials(keys);
    }

    /** Whether {@link #derive} takes this password. */
    public static boolean accepts(String password) {
        try {
            return !SaslPrep.prepare(password).isEmpty();
        } catch (PasswordException refused) {
            return false;
        }
    }

    /** The keys for each hash that there are any for. */
    public Map<ScramHash, ScramKeys> keys() {
        Map<ScramHash, ScramKeys> keys = new EnumMap<>(ScramHash.class);
        ByteBuffer source = ByteBuffer.wrap(packed);
        for (ScramHash hash : ScramHash.values()) {
            if (source.get() == 0) continue;
            int iterations = source.getInt();
            keys.put(hash, new ScramKeys(take(source), iterations, take(source), take(source)));
        }
        return keys;
    }

    private static int size(Map<ScramHash, ScramKeys> keys) {
        int size = ScramHash.values().length;
        for (ScramKeys each : keys.values())
            size += Integer.BYTES
                    + 3 * Short.BYTES
                    + each.salt().length
                    + each.storedKey().length
                    + each.serverKey().length;
        return size;
    }

    private static void put(ByteBuffer target, byte[] bytes) {
        target.putShort((short) bytes.length).put(bytes);
    }

    private static byte[] take(ByteBuffer source) {
        byte[] bytes = new byte[Short.toUnsignedInt(source.getShort())];
        source.get(bytes);
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScramCredentials credentials && MessageDigest.isEqual(packed, credentials.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    @Override
    public String toString() {
        return "ScramCredentials[]";
    }
}
