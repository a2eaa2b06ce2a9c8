package de.pimux.core.registration;

import static de.pimux.core.registration.RegistrationForm.NAMESPACE;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;

/** What the owner of an account changes of its registration. */
public sealed interface RegistrationChange {
    /** XEP-0077 §3.3. */
    record NewPassword(String password) implements RegistrationChange {
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    /** The account goes, with everything it owned (XEP-0077 §3.2). */
    record Removal() implements RegistrationChange {}

    /**
     * Reads a set of a client that is logged in to this account.
     *
     * @throws StanzaException {@code bad-request} for a removal that also says something else or for a change that says
     *     nothing, {@code not-allowed} for another account, {@code not-acceptable} for a password that can't be used
     */
    static RegistrationChange read(Element query, Jid account) throws StanzaException {
        if (query.has(NAMESPACE, "remove")) {
            if (query.elements().size() != 1) throw new StanzaException(Condition.BAD_REQUEST);
            return new Removal();
        }
        String username = query.childText(NAMESPACE, "username");
        String password = query.childText(NAMESPACE, "password");
        if (username == null || password == null) throw new StanzaException(Condition.BAD_REQUEST);
        Jid named = username.isEmpty() ? null : Jid.parse(username + "@" + account.domain());
        if (named == null || !named.equals(account)) throw new StanzaException(Condition.NOT_ALLOWED);
        if (!RegistrationForm.isPassword(password)) throw new StanzaException(Condition.NOT_ACCEPTABLE);
        return new NewPassword(password);
    }
}
