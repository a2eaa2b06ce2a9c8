package de.pimux.core.sasl;

import de.pimux.core.jid.Jid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keys for accounts that don't exist: always the same for one name, so that nobody learns which names exist by logging
 * in twice (RFC 5802 §9). No password fits them.
 */
public final class UnknownAccounts {
    private final byte[] secret;
    private final int iterations;

    /**
     * @param secret known to this server alone, and the same after a restart
     * @param iterations those of the accounts that exist
     */
    public UnknownAccounts(byte[] secret, int iterations) {
        this.secret = secret.clone();
        this.iterations = iterations;
    }

    ScramKeys keys(Jid account, ScramHash hash) {
        HmacKey key = new HmacKey(hash, secret);
        byte[] name = (hash.mechanismName() + " " + account.text()).getBytes(StandardCharsets.UTF_8);
        byte[] salt = Arrays.copyOf(key.mac(new byte[] {1}, name), ScramCredentials.SALT_BYTES);
        return new ScramKeys(salt, iterations, key.mac(new byte[] {2}, name), key.mac(new byte[] {3}, name));
    }
}
