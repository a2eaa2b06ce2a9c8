package de.pimux.journal.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HKDF with HMAC-SHA256 (RFC 5869): the entity's key is the salt, the shelf's the input. Both are random, so without
 * either of them nothing is known of the result.
 */
final class Derivation {
    private static final String HMAC = "HmacSHA256";
    private static final byte[] INFO = "pimux sealing 1\u0001".getBytes(US_ASCII); // one block: T(1)
    private static final ThreadLocal<Mac> MACS = ThreadLocal.withInitial(Derivation::newMac);

    private Derivation() {}

    static SecretKeySpec key(byte[] entity, byte[] shelf) {
        Mac mac = MACS.get();
        try {
            mac.init(new SecretKeySpec(entity, HMAC));
            byte[] extracted = mac.doFinal(shelf);
            mac.init(new SecretKeySpec(extracted, HMAC));
            return new SecretKeySpec(mac.doFinal(INFO), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static Mac newMac() {
        try {
            return Mac.getInstance(HMAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
