package de.pimux.core.room;

import de.pimux.core.archive.ArchiveEvent.ArchivedMessageDeleted;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.room.RoomOutcome.Steps;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import org.jspecify.annotations.Nullable;

/** Moderators take back what others have said (XEP-0425): it is gone from the room's archive as well. */
public final class Moderation {
    public static final String NAMESPACE = "urn:xmpp:message-moderate:1";

    static final String RETRACT = "urn:xmpp:message-retract:1";

    private Moderation() {}

    /**
     * Decides a {@code <moderate/>}.
     *
     * @param archived where the archive has the message, or had one; null for an id that it has not given
     */
    public static RoomOutcome decide(Room room, Iq iq, @Nullable ShelfPosition archived) {
        Occupant by = room.occupants().of(iq.from());
        if (by == null || by.role() != Role.MODERATOR) return RoomOutcome.refuse(room, Condition.FORBIDDEN);
        String id = iq.requested().attribute("id");
        boolean isRetraction = iq.isSet() && iq.requested().has(RETRACT, "retract");
        if (id == null || !isRetraction) return RoomOutcome.refuse(room, Condition.BAD_REQUEST);
        DiscussionHistory left = room.history().without(id, room.jid());
        if (archived == null && left.equals(room.history())) return RoomOutcome.refuse(room, Condition.ITEM_NOT_FOUND);
        Steps steps = new Steps(room.with(left));
        Element retraction = retraction(room, by, id, iq.requested().childText(NAMESPACE, "reason"));
        RoomOutcome told = GroupChat.broadcast(steps, retraction);
        if (archived != null) steps.happened(new ArchivedMessageDeleted(room.now(), archived));
        return steps.send(iq.result()).outcome(told.history());
    }

    private static Element retraction(Room room, Occupant by, String id, @Nullable String reason) {
        Jid moderator = room.at(by.nick());
        ElementBuilder retract = Element.builder(RETRACT, "retract")
                .attribute("id", id)
                .add(Element.of(NAMESPACE, "moderated")
                        .with("by", moderator.text())
                        .with(Muc.occupantId(room.ids().apply(by.user()))));
        if (reason != null) retract.textChild(RETRACT, "reason", reason);
        return Element.builder(Stanza.CLIENT, "message")
                .attribute("from", room.jid().text())
                .attribute("type", Message.Type.GROUPCHAT.wire())
                .add(retract.build())
                .build();
    }
}
