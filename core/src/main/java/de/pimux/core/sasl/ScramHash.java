package de.pimux.core.sasl;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash functions of SCRAM, the weakest first (RFC 5802, RFC 7677, draft-melnikov-scram-sha-512). The names are
 * stored: a constant keeps its name for good.
 */
public enum ScramHash {
    SHA_1("SHA-1", 64),
    SHA_256("SHA-256", 64),
    SHA_512("SHA-512", 128);

    private final String digestName;
    private final int blockBytes;

    ScramHash(String digestName, int blockBytes) {
        this.digestName = digestName;
        this.blockBytes = blockBytes;
    }

    /** @throws IllegalArgumentException if there is no hash of this name, such as {@code SHA-256} */
    public static ScramHash named(String digestName) {
        for (ScramHash hash : values()) if (hash.digestName.equals(digestName)) return hash;
        throw new IllegalArgumentException("no hash of SCRAM");
    }

    /** {@code SCRAM-SHA-256}. */
    public String mechanismName() {
        return "SCRAM-" + digestName;
    }

    /** The name of the JCA, {@code SHA-256}. */
    public String digestName() {
        return digestName;
    }

    /** How long each key is. */
    public int digestBytes() {
        return digest().getDigestLength();
    }

    int blockBytes() {
        return blockBytes;
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(digestName);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java has no " + digestName, absent);
        }
    }

    byte[] digest(byte[] data) {
        return digest().digest(data);
    }

    byte[] hmac(byte[] key, byte[] data) {
        return new HmacKey(this, key).mac(data);
    }
}
