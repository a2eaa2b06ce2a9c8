package de.pimux.core.room;

import de.pimux.core.ElementSize;
import de.pimux.core.jid.Jid;
import de.pimux.core.room.RoomEvent.AffiliationChanged;
import de.pimux.core.room.RoomOutcome.Steps;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import org.jspecify.annotations.Nullable;

/** Invitations through the room, and their refusals (XEP-0045 §7.8.2). Direct ones (XEP-0249) pass no room. */
final class Invitations {
    /** One message invites so many. */
    private static final int MAX_INVITED = 20;

    private Invitations() {}

    static RoomOutcome decide(Room room, Message message, Jid session, @Nullable Occupant occupant) {
        Element x = message.element().child(Muc.USER, "x");
        Element declined = x == null ? null : x.child(Muc.USER, "decline");
        if (declined != null) return decline(room, message, session, declined);
        if (occupant == null) return RoomOutcome.refuse(room, Condition.NOT_ACCEPTABLE);
        if (x == null || !x.has(Muc.USER, "invite")) return RoomOutcome.refuse(room, Condition.BAD_REQUEST);
        return invite(room, message, occupant, x);
    }

    /** In a room for members a guest becomes one, or the invitation would lead to a closed door. */
    private static RoomOutcome invite(Room room, Message message, Occupant occupant, Element x) {
        Affiliation affiliation = room.facts().affiliation(occupant.user());
        if (!affiliation.isAtLeast(Affiliation.ADMIN) && !mayInvite(room, occupant))
            return RoomOutcome.refuse(room, Condition.FORBIDDEN);
        Steps steps = new Steps(room);
        int invited = 0;
        for (Element invite : x.elements()) {
            if (!invite.is(Muc.USER, "invite")) continue;
            String to = invite.attribute("to");
            Jid guest = to == null ? null : Jid.parse(to);
            if (guest == null || guest.local().isEmpty()) return RoomOutcome.refuse(room, Condition.JID_MALFORMED);
            if (++invited > MAX_INVITED) return RoomOutcome.refuse(room, Condition.POLICY_VIOLATION);
            if (isLong(invite)) return RoomOutcome.refuse(room, Condition.POLICY_VIOLATION);
            if (room.facts().affiliation(guest) == Affiliation.OUTCAST)
                return RoomOutcome.refuse(room, Condition.FORBIDDEN);
            if (room.config().membersOnly() && steps.room().facts().affiliation(guest) == Affiliation.NONE) {
                if (isFull(steps.room())) return RoomOutcome.refuse(room, Condition.RESOURCE_CONSTRAINT);
                steps.happened(new AffiliationChanged(guest.bare(), Affiliation.MEMBER));
            }
            steps.send(invitation(room, message, occupant, guest, invite));
        }
        return steps.outcome();
    }

    private static boolean isLong(Element invitation) {
        return ElementSize.chars(invitation) > RoomLimits.TEXT_CHARS;
    }

    private static boolean mayInvite(Room room, Occupant occupant) {
        return room.config().openInvites()
                || (!room.config().membersOnly() && occupant.role().isAtLeast(Role.PARTICIPANT));
    }

    private static boolean isFull(Room room) {
        return room.facts().affiliations().size() >= room.limits().affiliations();
    }

    private static Message invitation(Room room, Message message, Occupant by, Jid guest, Element invite) {
        Jid from = room.config().realJids() ? by.user() : room.at(by.nick());
        ElementBuilder invited = Element.builder(Muc.USER, "invite").attribute("from", from.text());
        String reason = invite.childText(Muc.USER, "reason");
        if (reason != null) invited.textChild(Muc.USER, "reason", reason);
        Element goesOn = invite.child(Muc.USER, "continue"); // a conversation of two becomes one of many (§7.9)
        if (goesOn != null) invited.add(goesOn);
        ElementBuilder x = Element.builder(Muc.USER, "x").add(invited.build());
        if (room.config().isProtected())
            x.textChild(Muc.USER, "password", room.config().password());
        return RoomMessages.ofRoom(room, guest, Message.Type.NORMAL, message.id(), x.build());
    }

    /** Only to whoever is there: a decline is no way to write to others in the name of a room. */
    private static RoomOutcome decline(Room room, Message message, Jid session, Element decline) {
        String text = decline.attribute("to");
        Jid to = text == null ? null : Jid.parse(text);
        if (to == null) return RoomOutcome.refuse(room, Condition.JID_MALFORMED);
        Affiliation affiliation = room.facts().affiliation(session);
        boolean invited = affiliation.isAtLeast(room.config().membersOnly() ? Affiliation.MEMBER : Affiliation.NONE);
        if (!room.facts().exists() || !invited) return RoomOutcome.refuse(room, Condition.FORBIDDEN);
        if (isLong(decline)) return RoomOutcome.refuse(room, Condition.POLICY_VIOLATION);
        ElementBuilder declined = Element.builder(Muc.USER, "decline")
                .attribute("from", session.bare().text());
        String reason = decline.childText(Muc.USER, "reason");
        if (reason != null) declined.textChild(Muc.USER, "reason", reason);
        Element x = Element.builder(Muc.USER, "x").add(declined.build()).build();
        Steps steps = new Steps(room);
        for (Occupant inviter : room.occupants().all())
            if (inviter.user().equals(to.bare()) || to.equals(room.at(inviter.nick())))
                inviter.seats()
                        .forEach(seat -> steps.send(
                                RoomMessages.ofRoom(room, seat.session(), Message.Type.NORMAL, message.id(), x)));
        return steps.outcome();
    }
}
