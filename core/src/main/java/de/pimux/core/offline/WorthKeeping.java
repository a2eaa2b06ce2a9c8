package de.pimux.core.offline;

import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Stanza;
import de.pimux.xml.Element;
import java.util.Set;

/**
 * Which messages are held until a client has taken them: those of people, never those of the moment (XEP-0160 §3,
 * XEP-0334). A payload that is not known to be of the moment is kept, so that receipts, markers, reactions and encrypted
 * content arrive whatever their namespace will be next year.
 */
public final class WorthKeeping {
    private static final String HINTS = "urn:xmpp:hints";

    /** What alone makes no message worth keeping: typing, transport, and what only describes another payload. */
    private static final Set<String> OF_THE_MOMENT = Set.of(
            HINTS,
            "http://jabber.org/protocol/chatstates",
            "http://jabber.org/protocol/ibb",
            "http://jabber.org/protocol/nick",
            "http://jabber.org/protocol/pubsub#event",
            "jabber:x:delay",
            "jabber:x:event",
            "urn:xmpp:carbons:2",
            "urn:xmpp:delay",
            "urn:xmpp:eme:0",
            "urn:xmpp:occupant-id:0",
            "urn:xmpp:sid:0");

    private WorthKeeping() {}

    public static boolean test(Message message) {
        return (message.type() == Message.Type.CHAT || message.type() == Message.Type.NORMAL) && whatever(message);
    }

    /** By its content alone, whatever its type. */
    public static boolean whatever(Message message) {
        Element element = message.element();
        if (element.has(HINTS, "no-store") || element.has(HINTS, "no-permanent-store")) return false;
        if (element.has(HINTS, "store")) return true;
        for (Element payload : element.elements()) if (isContent(payload)) return true;
        return false;
    }

    private static boolean isContent(Element payload) {
        if (payload.namespace().equals(Stanza.CLIENT)) return !payload.name().equals("thread");
        return !OF_THE_MOMENT.contains(payload.namespace());
    }
}
