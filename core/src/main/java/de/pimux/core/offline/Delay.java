package de.pimux.core.offline;

import de.pimux.core.jid.Jid;
import de.pimux.xml.Element;
import de.pimux.xml.Node;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** When a stanza was sent that comes late (XEP-0203). */
public final class Delay {
    public static final String NAMESPACE = "urn:xmpp:delay";

    /** The form of XEP-0091, which clients of its time still read. */
    private static final String LEGACY = "jabber:x:delay";

    private Delay() {}

    /** The server's stamp, of which clients believe that the server made it. */
    public static Element element(String domain, Instant at) {
        return Element.builder(NAMESPACE, "delay")
                .attribute("from", domain)
                .attribute("stamp", at.truncatedTo(ChronoUnit.MILLIS).toString())
                .build();
    }

    /**
     * The stanza without stamps that claim to be this server's, or an account's of it: nothing that a client sends was
     * delayed here. Every stanza of a client passes through this once, when it is accepted.
     */
    public static Element withoutForged(Element stanza, String domain) {
        for (Node child : stanza.children())
            if (isForged(child, domain)) {
                List<Node> genuine = stanza.children().stream()
                        .filter(other -> !isForged(other, domain))
                        .toList();
                return stanza.withChildren(genuine);
            }
        return stanza;
    }

    private static boolean isForged(Node node, String domain) {
        if (!(node instanceof Element delay)) return false;
        if (!delay.is(NAMESPACE, "delay") && !delay.is(LEGACY, "x")) return false;
        String from = delay.attribute("from");
        Jid claimed = from == null ? null : Jid.parse(from);
        return claimed != null && claimed.domain().equals(domain);
    }
}
