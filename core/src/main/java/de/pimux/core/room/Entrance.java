package de.pimux.core.room;

import de.pimux.core.ElementSize;
import de.pimux.core.jid.Jid;
import de.pimux.core.room.Occupant.Seat;
import de.pimux.core.room.RoomEvent.RoomCreated;
import de.pimux.core.room.RoomOutcome.Steps;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Presence that reaches a room: entering, changing the nick or the presence, leaving (XEP-0045 §7.2, §7.6, §7.14). */
public final class Entrance {
    private Entrance() {}

    /** Whether somebody means to enter, rather than to change a presence that is there (XEP-0045 §7.2.1). */
    public static boolean isEntering(Presence presence) {
        return presence.type() == Presence.Type.AVAILABLE && presence.element().has(Muc.NAMESPACE, "x");
    }

    /** What the sender of a stanza is told; clients know the error that ends their entering by its {@code <x/>} (§7.2). */
    public static StanzaError refusal(Jid room, Stanza refused, StanzaError error) {
        StanzaError byRoom = error.withBy(room);
        boolean entering = refused instanceof Presence presence && isEntering(presence);
        return entering ? byRoom.repeating(Element.of(Muc.NAMESPACE, "x")) : byRoom;
    }

    public static RoomOutcome decide(Room room, Presence presence) {
        Jid session = presence.from();
        Jid to = presence.to();
        if (session == null || to == null || !session.isFull()) return RoomOutcome.nothing(room);
        Occupant occupant = room.occupants().of(session);
        return switch (presence.type()) {
            case AVAILABLE -> available(room, presence, session, to, occupant);
            case UNAVAILABLE -> occupant == null ? RoomOutcome.nothing(room) : leave(room, occupant, session, presence);
            case ERROR -> occupant == null ? RoomOutcome.nothing(room) : Removal.unreachable(room, occupant, session);
            default -> RoomOutcome.nothing(room);
        };
    }

    private static RoomOutcome available(
            Room room, Presence presence, Jid session, Jid to, @Nullable Occupant occupant) {
        if (to.isBare()) return RoomOutcome.refuse(room, Condition.JID_MALFORMED);
        if (ElementSize.chars(presence.element()) > room.limits().presenceChars())
            return RoomOutcome.refuse(room, Condition.POLICY_VIOLATION);
        Seat seat = new Seat(session, RoomMessages.genuine(presence.element(), room.jid()));
        if (occupant == null)
            return isEntering(presence)
                    ? enter(room, presence, to.resource(), seat)
                    : RoomOutcome.refuse(room, Condition.NOT_ACCEPTABLE);
        if (!occupant.nick().equals(to.resource())) return rename(room, occupant, to.resource(), seat, presence);
        return isEntering(presence)
                ? seated(new Steps(room), occupant, seat, presence, false)
                : changed(room, occupant, seat, presence);
    }

    private static RoomOutcome enter(Room room, Presence presence, String nick, Seat seat) {
        Jid user = seat.session().bare();
        Steps steps = new Steps(room);
        if (!room.facts().exists()) steps.happened(new RoomCreated(user));
        Room entered = steps.room();
        StanzaError error = barred(entered, presence, user, nick);
        if (error != null) return RoomOutcome.refuse(room, error);
        Occupant there = entered.occupants().named(nick);
        Role role = Role.onEntering(
                entered.facts().affiliation(user), entered.config().moderated());
        Occupant occupant = there == null ? new Occupant(nick, user, role, List.of()) : there;
        return seated(steps, occupant, seat, presence, !room.facts().exists());
    }

    /** XEP-0045 §7.2.5 to §7.2.10. */
    private static @Nullable StanzaError barred(Room room, Presence presence, Jid user, String nick) {
        Affiliation affiliation = room.facts().affiliation(user);
        if (affiliation == Affiliation.OUTCAST) return StanzaError.of(Condition.FORBIDDEN);
        if (room.facts().isLocked() && affiliation != Affiliation.OWNER)
            return StanzaError.of(Condition.ITEM_NOT_FOUND);
        if (room.config().membersOnly() && !affiliation.isAtLeast(Affiliation.MEMBER))
            return StanzaError.of(Condition.REGISTRATION_REQUIRED);
        if (room.config().isProtected() && !room.config().password().equals(password(presence)))
            return StanzaError.of(Condition.NOT_AUTHORIZED);
        Occupant there = room.occupants().named(nick);
        if (there != null && !there.user().equals(user)) return StanzaError.of(Condition.CONFLICT);
        if (there != null && !there.nick().equals(nick)) return StanzaError.of(Condition.CONFLICT);
        if (there == null
                && room.occupants().size() >= room.maxOccupants()
                && !affiliation.isAtLeast(Affiliation.ADMIN))
            return StanzaError.of(Condition.SERVICE_UNAVAILABLE).withType(StanzaError.Type.WAIT);
        return null;
    }

    private static @Nullable String password(Presence presence) {
        Element x = presence.element().child(Muc.NAMESPACE, "x");
        return x == null ? null : x.childText(Muc.NAMESPACE, "password");
    }

    /** Everybody else first, then oneself, then what was said, and the subject last (XEP-0045 §7.1). */
    private static RoomOutcome seated(Steps steps, Occupant occupant, Seat seat, Presence presence, boolean created) {
        Occupant after = occupant.with(seat);
        steps.occupants(steps.room().occupants().with(after));
        Room room = steps.room();
        Jid session = seat.session();
        for (Occupant other : room.occupants().all())
            if (!other.nick().equals(after.nick()))
                steps.send(OccupantPresence.here(room, other).to(session, after.role()));
        OccupantPresence here = here(room, after, created).answering(presence);
        steps.send(here.toOthers());
        for (Seat own : after.seats()) steps.send(here.to(own.session(), after.role()));
        Element x = presence.element().child(Muc.NAMESPACE, "x");
        if (x != null) {
            HistoryRequest wanted = HistoryRequest.of(x, room.now());
            steps.send(room.history().messages(wanted, room.jid(), session));
        }
        return steps.send(subject(room, session)).outcome();
    }

    private static OccupantPresence here(Room room, Occupant occupant, boolean created) {
        OccupantPresence here = OccupantPresence.here(room, occupant);
        if (room.config().realJids()) here.statusForSelf(OccupantPresence.REAL_JIDS);
        if (room.config().keepsConversation()) here.statusForSelf(OccupantPresence.LOGGED);
        if (created) here.statusForSelf(OccupantPresence.CREATED);
        return here;
    }

    /** Also where there is none: it tells a client that it has got everything. */
    private static Message subject(Room room, Jid session) {
        Subject subject = room.facts().subject();
        if (subject == null) {
            Element none = Element.of(Stanza.CLIENT, "subject");
            return RoomMessages.ofRoom(room, session, Message.Type.GROUPCHAT, null, none);
        }
        return RoomMessages.read(subject.late(room.jid())).withTo(session);
    }

    private static RoomOutcome changed(Room before, Occupant occupant, Seat seat, Presence presence) {
        Occupant after = occupant.with(seat);
        Steps steps = new Steps(before).occupants(before.occupants().with(after));
        return steps.send(OccupantPresence.here(steps.room(), after)
                        .answering(presence)
                        .toAll())
                .outcome();
    }

    /** XEP-0045 §7.6. A client that means to enter has lost what it knew, and gets everything anew (§17.3). */
    private static RoomOutcome rename(Room before, Occupant occupant, String nick, Seat seat, Presence presence) {
        Occupant there = before.occupants().named(nick);
        if (there != null && !there.nick().equals(occupant.nick()))
            return RoomOutcome.refuse(before, Condition.CONFLICT);
        Steps steps = new Steps(before);
        steps.send(OccupantPresence.gone(before, occupant).renamed(nick).toAll());
        Occupant after = occupant.named(nick).with(seat);
        steps.occupants(before.occupants().without(occupant).with(after));
        if (isEntering(presence)) return seated(steps, after, seat, presence, false);
        return steps.send(OccupantPresence.here(steps.room(), after)
                        .answering(presence)
                        .toAll())
                .outcome();
    }

    private static RoomOutcome leave(Room room, Occupant occupant, Jid session, Presence presence) {
        OccupantPresence gone = OccupantPresence.gone(room, occupant)
                .saying(RoomMessages.genuine(presence.element(), room.jid()))
                .answering(presence);
        return Removal.ofSession(room, occupant, session, gone);
    }
}
