package de.pimux.core.room;

import de.pimux.core.archive.StanzaIds;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.Delay;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import de.pimux.xml.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages that a room passes on, without what only a room may say. */
final class RoomMessages {
    private static final String LEGACY_DELAY = "jabber:x:delay";

    private RoomMessages() {}

    /** What a client wrote, under the address of an occupant; {@code to} is added for each recipient. */
    static Element spoken(Room room, Jid from, Message.Type type, Message written, Jid user) {
        Element element = written.element();
        return Element.builder(Stanza.CLIENT, "message")
                .attribute("from", from.text())
                .attribute("type", type.wire())
                .attribute("id", written.id())
                .attribute(Attribute.XML_NAMESPACE, "lang", written.lang())
                .addAll(genuine(element, room.jid()))
                .add(Muc.occupantId(room.ids().apply(user)))
                .build();
    }

    /** The children that are the client's own: all of the others go, also where there are several of a kind. */
    static List<Node> genuine(Element stanza, Jid room) {
        return stanza.children().stream()
                .filter(child -> !(child instanceof Element element && isForged(element, room)))
                .toList();
    }

    /** What only the room says: that it delayed something, who its occupants are, what its moderators took back. */
    private static boolean isForged(Element child, Jid room) {
        if (child.is(Delay.NAMESPACE, "delay") || child.is(LEGACY_DELAY, "x")) return true;
        if (child.is(Muc.USER, "x") || child.is(Muc.NAMESPACE, "x") || child.is(Muc.OCCUPANT_ID, "occupant-id"))
            return true;
        if (child.is(Moderation.RETRACT, "retract") && child.has(Moderation.NAMESPACE, "moderated")) return true;
        String by = child.is(StanzaIds.NAMESPACE, "stanza-id") ? child.attribute("by") : null;
        Jid claimed = by == null ? null : Jid.parse(by);
        return claimed != null && claimed.sameBare(room);
    }

    /** A message of the room's own. */
    static Message ofRoom(Room room, Jid to, Message.Type type, @Nullable String id, Element payload) {
        ElementBuilder message = Element.builder(Stanza.CLIENT, "message")
                .attribute("type", type == Message.Type.NORMAL ? null : type.wire())
                .attribute("id", id)
                .add(payload);
        return new Message(message.build(), null, null, type)
                .withFrom(room.jid())
                .withTo(to);
    }

    static Message read(Element element) {
        try {
            return Message.of(element);
        } catch (StanzaException neverMade) {
            throw new IllegalStateException(neverMade);
        }
    }
}
