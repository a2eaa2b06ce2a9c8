package de.pimux.bench.client;

import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** SASL, binding, stream management, roster and presence, in the order ordinary clients do them. */
final class Login extends Negotiation {
    private static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";

    private final Account account;
    private final LoginOptions options;
    private final Scram scram;

    Login(Driver driver, Target target, Account account, LoginOptions options) {
        super(driver, target);
        this.account = account;
        this.options = options;
        this.scram = new Scram(options.mechanism(), account);
    }

    @Override
    void secured(Connection connection, Incoming in) {
        if (in.contains("<mechanisms")) {
            authenticate(connection, in);
        } else if (in.contains("<challenge")) {
            answer(connection, in);
        } else if (in.contains("<success")) {
            connection.restart(header());
        } else if (in.contains("<failure") || in.contains("<failed") || in.isError()) {
            fail("refused for " + account.name() + ": " + in.xml());
        } else {
            authenticated(connection, in);
        }
    }

    private void authenticate(Connection connection, Incoming in) {
        if (!in.contains(">" + options.mechanism() + "<")) {
            fail("the server does not offer " + options.mechanism() + ": " + in.xml());
            return;
        }
        connection.send(
                "<auth xmlns='" + SASL + "' mechanism='" + options.mechanism() + "'>" + scram.first() + "</auth>");
    }

    private void answer(Connection connection, Incoming in) {
        String challenge = in.between(">", "</challenge");
        try {
            connection.send(
                    "<response xmlns='" + SASL + "'>" + scram.answer(String.valueOf(challenge)) + "</response>");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks an algorithm of " + options.mechanism(), e);
        }
    }

    private void authenticated(Connection connection, Incoming in) {
        String id = in.attribute("id");
        if (in.contains("urn:ietf:params:xml:ns:xmpp-bind") && in.kind() != Incoming.Kind.IQ) {
            connection.send("<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
        } else if ("bind".equals(id)) {
            bound(connection, in.between("<jid>", "</jid>"));
        } else if (in.contains("<enabled")) {
            connection.manage();
            roster(connection);
        } else if ("roster".equals(id)) {
            ready(connection);
        }
    }

    private void bound(Connection connection, @Nullable String jid) {
        connection.bound(String.valueOf(jid));
        if (options.managed()) {
            String resume = options.resumable() ? " resume='true'" : "";
            connection.send("<enable xmlns='urn:xmpp:sm:3'" + resume + "/>");
        } else {
            roster(connection);
        }
    }

    private static void roster(Connection connection) {
        connection.send("<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq>");
    }

    private void ready(Connection connection) {
        connection.receiver(IGNORE);
        if (options.available()) {
            connection.send("<presence/>");
        }
        done().complete(connection);
    }
}
