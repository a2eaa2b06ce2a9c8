package de.pimux.core.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a password for one hash (RFC 5802 §3). From it nobody can log in, and the password costs
 * {@code iterations} HMACs per guess. The arrays are not copied: nobody writes to them.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record ScramKeys(byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {
    /** Far more than any server makes; an import could bring more. */
    public static final int MOST_SALT_BYTES = 1024;

    private static final byte[] CLIENT_KEY = "Client Key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SERVER_KEY = "Server Key".getBytes(StandardCharsets.US_ASCII);

    /** @throws IllegalArgumentException if the salt is longer than {@link #MOST_SALT_BYTES} */
    public ScramKeys {
        if (salt.length > MOST_SALT_BYTES) throw new IllegalArgumentException("the salt is too long");
    }

    /**
     * Costs 2 to 10 ms at 10 000 iterations.
     *
     * @param password as {@link SaslPrep} leaves it
     */
    static ScramKeys derive(ScramHash hash, String password, byte[] salt, int iterations) {
        byte[] key = password.getBytes(StandardCharsets.UTF_8);
        HmacKey salted = new HmacKey(hash, new HmacKey(hash, key).iterated(salt, iterations));
        return new ScramKeys(salt, iterations, hash.digest(salted.mac(CLIENT_KEY)), salted.mac(SERVER_KEY));
    }

    /** Whether these are the keys of that password, at the price of {@link #derive}. */
    boolean matches(ScramHash hash, String password) {
        return MessageDigest.isEqual(storedKey, derive(hash, password, salt, iterations).storedKey);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScramKeys keys
                && iterations == keys.iterations
                && Arrays.equals(salt, keys.salt)
                && MessageDigest.isEqual(storedKey, keys.storedKey)
                && MessageDigest.isEqual(serverKey, keys.serverKey);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(salt) * 31 + iterations;
    }

    @Override
    public String toString() {
        return "ScramKeys[]";
    }
}
