package de.pimux.core.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.pimux.core.jid.Jid;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;

/**
 * What an account's owner gets when everything of the account is gone. It names the account, because it is given to its
 * owner only; the server keeps no copy.
 *
 * @param at when the erasure was asked for; the account was closed from then on
 */
public record ErasureReceipt(Jid account, Instant at, Requester by, Tally records) {
    static final String ALGORITHM = "Ed25519";

    /** What is signed: one line for each fact, so that no way of writing XML matters. No address holds a line break. */
    byte[] signedText() {
        StringBuilder text = new StringBuilder("pimux erasure receipt 0\n");
        text.append("account ").append(account.bare().text()).append('\n');
        text.append("requested ").append(at).append('\n');
        text.append("by ").append(by.wire()).append('\n');
        records.records()
                .forEach((retention, count) -> text.append(retention)
                        .append(' ')
                        .append(count.longValue())
                        .append('\n'));
        return text.toString().getBytes(UTF_8);
    }

    /** Ed25519 signs the same text with the same key in the same way always (RFC 8032 §5.1.6). */
    public SignedReceipt sign(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(signedText());
            return new SignedReceipt(this, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key signs nothing", e);
        }
    }

    @Override
    public String toString() {
        return "ErasureReceipt";
    }
}
