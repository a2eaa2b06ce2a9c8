package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.offline.Delay;
import de.pimux.core.stanza.Stanza;
import de.pimux.xml.Element;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the room is about now (XEP-0045 §7.2.15): the subject in all its languages and who has set it, and nothing else of
 * the message that set it, since it is stored as long as the room.
 *
 * @param message from the room or the occupant that set it, without {@code to}
 */
public record Subject(Instant at, Element message) {
    static Subject of(Instant at, Element spoken) {
        return new Subject(at, only(spoken, spoken.attribute("from"), true));
    }

    /** Of what a message would set, in all languages together. */
    static int chars(Element message) {
        return message.elements().stream()
                .filter(child -> child.is(Stanza.CLIENT, "subject"))
                .mapToInt(child -> child.text().length())
                .sum();
    }

    private static Element only(Element message, @Nullable String from, boolean author) {
        return Element.builder(Stanza.CLIENT, "message")
                .attribute("from", from)
                .attribute("type", message.attribute("type"))
                .addAll(message.elements().stream()
                        .filter(child -> child.is(Stanza.CLIENT, "subject")
                                || (author && child.is(Muc.OCCUPANT_ID, "occupant-id")))
                        .toList())
                .build();
    }

    /** Whether this occupant has set it (XEP-0421). */
    boolean isBy(String occupantId) {
        Element author = message.child(Muc.OCCUPANT_ID, "occupant-id");
        return author != null && occupantId.equals(author.attribute("id"));
    }

    /** Without who has set it. */
    Subject ofRoom() {
        String from = message.attribute("from");
        Jid room = from == null ? null : Jid.of(from).bare();
        return new Subject(at, only(message, room == null ? null : room.text(), false));
    }

    /** For somebody who was not there when it was said. */
    Element late(Jid room) {
        return message.with(Delay.element(room.text(), at));
    }

    @Override
    public String toString() {
        return "Subject[" + at + "]";
    }
}
