package de.pimux.core.room;

import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.Direction;
import de.pimux.core.archive.StanzaIds;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.WorthKeeping;
import de.pimux.core.room.DiscussionHistory.Said;
import de.pimux.core.room.Occupant.Seat;
import de.pimux.core.room.RoomEvent.SubjectChanged;
import de.pimux.core.room.RoomOutcome.Steps;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import de.pimux.xml.WrittenElement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said in a room, to all and in private (XEP-0045 §7.4, §7.5, §8.1). */
public final class GroupChat {
    /** Errors by which a room learns that there is nobody any more: others may be a client's own opinion. */
    private static final Set<String> UNREACHABLE = Set.of(
            "gone",
            "item-not-found",
            "jid-malformed",
            "recipient-unavailable",
            "redirect",
            "remote-server-not-found",
            "remote-server-timeout",
            "service-unavailable");

    private GroupChat() {}

    public static RoomOutcome decide(Room room, Message message) {
        Jid session = message.from();
        Jid to = message.to();
        if (session == null || to == null) return RoomOutcome.nothing(room);
        Occupant occupant = room.occupants().of(session);
        if (message.isError())
            return occupant != null && isUnreachable(message)
                    ? Removal.unreachable(room, occupant, session)
                    : RoomOutcome.nothing(room);
        if (to.isBare() && message.type() != Message.Type.GROUPCHAT) {
            Element voice = VoiceRequests.form(message);
            return voice != null
                    ? VoiceRequests.decide(room, voice, occupant)
                    : Invitations.decide(room, message, session, occupant);
        }
        if (occupant == null) return RoomOutcome.refuse(room, Condition.NOT_ACCEPTABLE);
        if (to.isFull())
            return message.type() == Message.Type.GROUPCHAT
                    ? RoomOutcome.refuse(room, Condition.BAD_REQUEST)
                    : toOne(room, occupant, message, to.resource());
        return isSubject(message.element()) ? subject(room, occupant, message) : toAll(room, occupant, message);
    }

    private static boolean isUnreachable(Message message) {
        Element error = message.element().child(Stanza.CLIENT, "error");
        return error != null && error.elements().stream().anyMatch(child -> UNREACHABLE.contains(child.name()));
    }

    /** With a body or a thread it is a message that has a subject (XEP-0045 §7.2.15). */
    static boolean isSubject(Element message) {
        return message.has(Stanza.CLIENT, "subject")
                && !message.has(Stanza.CLIENT, "body")
                && !message.has(Stanza.CLIENT, "thread");
    }

    private static RoomOutcome toAll(Room room, Occupant occupant, Message message) {
        if (!occupant.role().isAtLeast(Role.PARTICIPANT)) return RoomOutcome.refuse(room, Condition.FORBIDDEN);
        return broadcast(new Steps(room), spoken(room, occupant, message));
    }

    private static RoomOutcome subject(Room room, Occupant occupant, Message message) {
        Role least = room.config().openSubject() ? Role.PARTICIPANT : Role.MODERATOR;
        if (!occupant.role().isAtLeast(least)) return RoomOutcome.refuse(room, Condition.FORBIDDEN);
        if (Subject.chars(message.element()) > RoomLimits.TEXT_CHARS)
            return RoomOutcome.refuse(room, Condition.POLICY_VIOLATION);
        Element spoken = spoken(room, occupant, message);
        Subject subject = Subject.of(millis(room.now()), spoken);
        Steps steps = new Steps(room);
        broadcast(steps, spoken);
        return steps.happened(new SubjectChanged(subject)).outcome(); // who enters gets it apart from what was said
    }

    private static Element spoken(Room room, Occupant occupant, Message message) {
        return RoomMessages.spoken(room, room.at(occupant.nick()), Message.Type.GROUPCHAT, message, occupant.user());
    }

    /** Says it to everybody, and keeps it as the room keeps what is said. */
    static RoomOutcome broadcast(Steps steps, Element spoken) {
        Room room = steps.room();
        boolean remembered = WorthKeeping.whatever(RoomMessages.read(spoken));
        boolean archived = remembered && room.config().keepsConversation();
        Message said = RoomMessages.read(identified(room, spoken, archived));
        for (Occupant listener : room.occupants().all())
            for (Seat seat : listener.seats()) steps.send(said.withTo(seat.session()));
        if (!remembered) return steps.outcome();
        Instant at = millis(room.now());
        Jid speaker = said.from();
        if (archived && speaker != null) steps.happened(new MessageArchived(at, Direction.RECEIVED, speaker, spoken));
        Said last = new Said(at, WrittenElement.of(said.element()));
        return steps.outcome(room.history().with(last, room.limits().historyMessages()));
    }

    /** Where there is an archive, only what is in it has an id: clients ask for what came after the last that they saw. */
    private static Element identified(Room room, Element spoken, boolean archived) {
        if (room.config().keepsConversation() && !archived) return spoken;
        String id = archived ? room.messageIds().archived() : room.messageIds().other();
        return spoken.with(StanzaIds.element(room.jid(), id));
    }

    /** As archives have it, so that a time that a client was told finds the message again. */
    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** To every session of the nick; never kept by the room. */
    private static RoomOutcome toOne(Room room, Occupant occupant, Message message, String nick) {
        @Nullable Occupant recipient = room.occupants().named(nick);
        if (recipient == null) return RoomOutcome.refuse(room, Condition.ITEM_NOT_FOUND);
        if (!room.config().privateMessages().allow(occupant.role()))
            return RoomOutcome.refuse(room, Condition.FORBIDDEN);
        Element spoken = RoomMessages.spoken(room, room.at(occupant.nick()), message.type(), message, occupant.user())
                .with(Element.of(Muc.USER, "x"));
        Message said = RoomMessages.read(spoken);
        Steps steps = new Steps(room);
        for (Seat seat : recipient.seats()) steps.send(said.withTo(seat.session()));
        return steps.outcome();
    }
}
