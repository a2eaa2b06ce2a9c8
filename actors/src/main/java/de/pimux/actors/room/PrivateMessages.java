package de.pimux.actors.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.room.GroupChat;
import de.pimux.core.room.Room;
import de.pimux.core.room.RoomOutcome;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Stanza;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Private messages of late, so that an error that one meets comes to its sender (XEP-0045 §7.5) instead of being taken for
 * the end of the session that it was sent to; the oldest are given up.
 */
final class PrivateMessages {
    private static final int MOST = 500;

    private record Sent(Jid recipient, String id) {
        @Override
        public String toString() {
            return "Sent[]";
        }
    }

    /** @param shown the address that the sender wrote to */
    private record Sender(Jid session, Jid shown) {
        @Override
        public String toString() {
            return "Sender[]";
        }
    }

    private final Map<Sent, Sender> late = new LinkedHashMap<>();

    RoomOutcome decide(Room room, Message message) {
        Message refused = message.isError() ? refused(message) : null;
        if (refused != null) return RoomOutcome.reply(room, refused);
        RoomOutcome outcome = GroupChat.decide(room, message);
        boolean isPrivate = message.to() != null && message.to().isFull() && !message.isError();
        if (isPrivate) for (Stanza said : outcome.stanzas()) if (said.to() != null) sent(message, said.to());
        return outcome;
    }

    private void sent(Message written, Jid recipient) {
        if (written.id() == null || written.from() == null || written.to() == null) return;
        if (late.size() >= MOST) late.remove(late.keySet().iterator().next());
        late.put(new Sent(recipient, written.id()), new Sender(written.from(), written.to()));
    }

    /** The error as the sender gets it; null if it belongs to nothing that was sent in private. */
    private @Nullable Message refused(Message error) {
        if (error.id() == null || error.from() == null) return null;
        Sender sender = late.remove(new Sent(error.from(), error.id()));
        return sender == null ? null : error.withFrom(sender.shown()).withTo(sender.session());
    }
}
