package de.pimux.actors.extension.binding;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError.Condition;

/** A stream binds one resource and no second one; asking for a session as in RFC 3921 changes nothing any more. */
public final class ResourceBinding implements Extension {
    private static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    private static final String SESSION = "urn:ietf:params:xml:ns:xmpp-session";

    @Override
    public void register(Registry on) {
        on.accountIq(Iq.Type.SET, BIND, "bind", (account, iq) -> Outcome.refuse(Condition.NOT_ALLOWED))
                .accountIqAtServer(Iq.Type.SET, BIND, "bind", (account, iq) -> Outcome.refuse(Condition.NOT_ALLOWED))
                .accountIq(Iq.Type.SET, SESSION, "session", ResourceBinding::session)
                .accountIqAtServer(Iq.Type.SET, SESSION, "session", ResourceBinding::session);
    }

    private static Outcome session(AccountContext account, Iq iq) {
        return Outcome.reply(iq.result());
    }
}
