package de.pimux.core.sasl;

import de.pimux.core.jid.Jid;
import de.pimux.core.jid.JidException;
import org.jspecify.annotations.Nullable;

/** Turns the names of a SASL message into the one account they may mean. */
final class SaslIdentity {
    private SaslIdentity() {}

    /** Null for a name that no account can have. */
    static @Nullable Jid account(String username, Jid domain) {
        try {
            Jid account = Jid.of(username, domain.domain(), "");
            return account.isAccount() ? account : null;
        } catch (JidException noAddress) {
            return null;
        }
    }

    /**
     * Whether the authorization identity, if there is one, is the account itself, as an address or as its localpart
     * (RFC 6120 §6.3.8). It is only compared: it never becomes the name of a session.
     */
    static boolean mayActAs(String authzid, Jid account) {
        return authzid.isEmpty()
                || account.equals(Jid.parse(authzid))
                || account.equals(account(authzid, account.domainJid()));
    }
}
