package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.offline.Delay;
import de.pimux.xml.Element;
import java.time.Instant;

/**
 * What the room is about now, as it was said (XEP-0045 §7.2.15).
 *
 * @param message from the room or the occupant that set it, without {@code to}
 */
public record Subject(Instant at, Element message) {
    /** For somebody who was not there when it was said. */
    Element late(Jid room) {
        return message.with(Delay.element(room.text(), at));
    }

    @Override
    public String toString() {
        return "Subject[" + at + "]";
    }
}
