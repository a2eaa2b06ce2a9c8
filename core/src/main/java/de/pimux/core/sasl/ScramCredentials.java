package de.pimux.core.sasl;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;

/** All that the server keeps of a password: the SCRAM keys for each hash. */
public record ScramCredentials(Map<ScramHash, ScramKeys> keys) {
    /** Octets of random salt, for each hash its own (RFC 5802 §2.2 names no length; RFC 8018 §4.1 wants 8 or more). */
    public static final int SALT_BYTES = 16;

    public ScramCredentials {
        keys = Map.copyOf(keys);
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

    @Override
    public String toString() {
        return "ScramCredentials[]";
    }
}
