package de.pimux.core.sasl;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a password for one hash function: enough to check it, not enough to log in with (RFC 5802 §3). The
 * arrays are never written to.
 *
 * @param iterations how often the hash was applied
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record ScramKeys(byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScramKeys keys
                && iterations == keys.iterations
                && Arrays.equals(salt, keys.salt)
                && Arrays.equals(storedKey, keys.storedKey)
                && Arrays.equals(serverKey, keys.serverKey);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(storedKey);
    }

    @Override
    public String toString() {
        return "ScramKeys[" + iterations + " iterations]";
    }
}
