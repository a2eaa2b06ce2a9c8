package de.pimux.core.room;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.dataform.FieldType;
import de.pimux.core.jid.Jid;
import de.pimux.core.room.Occupant.Seat;
import de.pimux.core.room.RoomOutcome.Steps;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Visitors of a moderated room ask for voice, and moderators answer, by forms (XEP-0045 §7.13, §8.6). */
final class VoiceRequests {
    private static final String FORM_TYPE = Muc.NAMESPACE + "#request";
    private static final String ROLE = "muc#role";
    private static final String JID = "muc#jid";
    private static final String NICK = "muc#roomnick";
    private static final String ALLOW = "muc#request_allow";

    private VoiceRequests() {}

    /** The form of such a message; null if it is none. */
    static @Nullable Element form(Message message) {
        return message.element().elements().stream()
                .filter(child -> child.is(DataForm.NAMESPACE, "x"))
                .filter(form -> form.elements().stream()
                        .anyMatch(field -> DataForm.FORM_TYPE.equals(field.attribute("var"))
                                && FORM_TYPE.equals(field.childText(DataForm.NAMESPACE, "value"))))
                .findFirst()
                .orElse(null);
    }

    static RoomOutcome decide(Room room, Element form, @Nullable Occupant occupant) {
        if (occupant == null) return RoomOutcome.refuse(room, Condition.NOT_ACCEPTABLE);
        try {
            DataForm read = DataForm.read(form);
            if (read.type() == DataForm.Type.CANCEL) return RoomOutcome.nothing(room);
            boolean voice = Role.PARTICIPANT.wire().equals(read.value(ROLE));
            if (read.type() != DataForm.Type.SUBMIT || !voice) return RoomOutcome.refuse(room, Condition.BAD_REQUEST);
            return read.field(ALLOW) == null ? request(room, occupant) : answer(room, read, occupant);
        } catch (StanzaException malformed) {
            return RoomOutcome.refuse(room, malformed.error());
        }
    }

    private static RoomOutcome request(Room room, Occupant visitor) {
        if (visitor.role() != Role.VISITOR) return RoomOutcome.refuse(room, Condition.BAD_REQUEST);
        List<Field> fields = List.of(
                Field.of(FieldType.LIST_SINGLE, ROLE, Role.PARTICIPANT.wire()).labelled("Role"),
                Field.of(FieldType.JID_SINGLE, JID, visitor.newest().session().text())
                        .labelled("Address"),
                Field.of(FieldType.TEXT_SINGLE, NICK, visitor.nick()).labelled("Nick"),
                Field.of(FieldType.BOOLEAN, ALLOW, "false").labelled("May speak"));
        Element form = DataForm.of(DataForm.Type.FORM, FORM_TYPE, fields)
                .titled("Somebody asks to speak")
                .element();
        Steps steps = new Steps(room);
        for (Occupant moderator : room.occupants().all())
            if (moderator.role() == Role.MODERATOR)
                for (Seat seat : moderator.seats())
                    steps.send(RoomMessages.ofRoom(room, seat.session(), Message.Type.NORMAL, null, form));
        return steps.outcome();
    }

    /** Whoever has the nick now may be somebody else, who did not ask. */
    private static RoomOutcome answer(Room room, DataForm form, Occupant moderator) throws StanzaException {
        if (moderator.role() != Role.MODERATOR) return RoomOutcome.refuse(room, Condition.FORBIDDEN);
        if (!form.flag(ALLOW, false)) return RoomOutcome.nothing(room);
        String nick = form.value(NICK);
        Occupant visitor = nick == null ? null : room.occupants().named(nick);
        Jid asked = form.jid(JID);
        if (visitor == null || (asked != null && !asked.sameBare(visitor.user())))
            return RoomOutcome.refuse(room, Condition.ITEM_NOT_FOUND);
        if (visitor.role() != Role.VISITOR) return RoomOutcome.nothing(room);
        Steps steps = new Steps(room);
        RoomAdmin.shown(steps, visitor.with(Role.PARTICIPANT), moderator, null);
        return steps.outcome();
    }
}
