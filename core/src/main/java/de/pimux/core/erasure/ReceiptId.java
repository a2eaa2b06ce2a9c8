package de.pimux.core.erasure;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Names a receipt without saying anything of what is in it: the first 128 bits of the SHA-256 of its signature, which
 * nobody can make who doesn't have the server's key.
 */
public record ReceiptId(long high, long low) {
    /** Of an erasure from before there were receipts. */
    public static final ReceiptId NONE = new ReceiptId(0, 0);

    static ReceiptId of(byte[] signature) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(signature));
        return new ReceiptId(hash.getLong(), hash.getLong());
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return String.format("%016x%016x", high, low);
    }
}
