package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.room.Occupant.Seat;
import de.pimux.core.stanza.Message;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells those inside what somebody who is not there is to the room now (XEP-0045 §9.3, §10.3 and others), each who may see
 * the address: clients that encrypt for all members have to know them.
 */
final class OutsideNotice {
    private OutsideNotice() {}

    static List<Message> of(Room room, Jid user) {
        Element item = Element.of(Muc.USER, "item")
                .with("affiliation", room.facts().affiliation(user).wire())
                .with("jid", user.text())
                .with("role", Role.NONE.wire());
        Element x = Element.of(Muc.USER, "x").with(item);
        List<Message> notices = new ArrayList<>();
        for (Occupant viewer : room.occupants().all())
            if (room.showsJidsTo(viewer.role()))
                for (Seat seat : viewer.seats())
                    notices.add(RoomMessages.ofRoom(room, seat.session(), Message.Type.NORMAL, null, x));
        return notices;
    }
}
