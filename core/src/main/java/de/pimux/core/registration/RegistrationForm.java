package de.pimux.core.registration;

import de.pimux.core.jid.Jid;
import de.pimux.core.jid.JidException;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.Set;

/**
 * What somebody fills in to get an account. Fields that nobody asked for (name, email) are tolerated and forgotten:
 * what isn't stored needs no protection.
 */
public record RegistrationForm(Jid account, String password) {
    public static final String NAMESPACE = "jabber:iq:register";

    /** Names that would look like the provider's own (RFC 2142 and the like). */
    private static final Set<String> RESERVED = Set.of(
            "abuse",
            "admin",
            "administrator",
            "hostmaster",
            "info",
            "noc",
            "postmaster",
            "root",
            "security",
            "server",
            "support",
            "system",
            "webmaster",
            "xmpp");

    /** Characters of a password; longer ones only cost time. */
    private static final int MAX_PASSWORD_CHARS = 1023;

    /** The empty form, with instructions (XEP-0077 §3.1.1). */
    public static Element blank() {
        return Element.builder(NAMESPACE, "query")
                .textChild(
                        NAMESPACE,
                        "instructions",
                        "Choose a username and a password. Nothing else is asked for, and nothing else is stored.")
                .add(Element.of(NAMESPACE, "username"))
                .add(Element.of(NAMESPACE, "password"))
                .build();
    }

    /** What an account that exists is told of its registration (XEP-0077 §3.1.1, example 4). */
    public static Element registered(Jid account) {
        return Element.builder(NAMESPACE, "query")
                .add(Element.of(NAMESPACE, "registered"))
                .textChild(NAMESPACE, "username", account.local())
                .add(Element.of(NAMESPACE, "password"))
                .build();
    }

    /** What the owner of an account submits to change its password (XEP-0077 §3.3). */
    public static Element filled(Jid account, String password) {
        return Element.builder(NAMESPACE, "query")
                .textChild(NAMESPACE, "username", account.local())
                .textChild(NAMESPACE, "password", password)
                .build();
    }

    /** What the owner of an account submits to have it removed (XEP-0077 §3.2). */
    public static Element removal() {
        return Element.builder(NAMESPACE, "query")
                .add(Element.of(NAMESPACE, "remove"))
                .build();
    }

    /**
     * Reads a form that was submitted before a login.
     *
     * @throws StanzaException {@code not-acceptable} with a text for people (XEP-0077 §3.1.1),
     *     {@code registration-required} for a removal
     */
    public static RegistrationForm read(Element query, Jid domain) throws StanzaException {
        if (query.has(NAMESPACE, "remove")) throw new StanzaException(Condition.REGISTRATION_REQUIRED);
        String username = query.childText(NAMESPACE, "username");
        String password = query.childText(NAMESPACE, "password");
        if (username == null || username.isEmpty() || password == null)
            throw refusal("username and password are needed");
        if (!isPassword(password)) throw refusal("this password can't be used");
        try {
            Jid account = Jid.of(username, domain.domain(), "");
            if (RESERVED.contains(account.local())) throw refusal("this username is reserved");
            return new RegistrationForm(account, password);
        } catch (JidException malformed) {
            throw refusal("this username can't be part of an address");
        }
    }

    static boolean isPassword(String password) {
        return password.length() <= MAX_PASSWORD_CHARS && ScramCredentials.accepts(password);
    }

    private static StanzaException refusal(String why) {
        return new StanzaException(StanzaError.of(Condition.NOT_ACCEPTABLE).withText(why));
    }

    @Override
    public String toString() {
        return "RegistrationForm";
    }
}
