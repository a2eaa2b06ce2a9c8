package de.pimux.core.sasl;

import de.pimux.core.jid.Jid;
import java.security.SecureRandom;

/**
 * What an authentication depends on besides the client.
 *
 * @param domain the host that the client has asked for
 * @param random where nonces come from
 */
public record SaslContext(Jid domain, SaslMechanisms offered, UnknownAccounts unknown, SecureRandom random) {
    /** 144 bits, in characters that a nonce may have (RFC 5802 §5.1). */
    String nonce() {
        byte[] nonce = new byte[18];
        random.nextBytes(nonce);
        return SaslText.base64(nonce);
    }
}
