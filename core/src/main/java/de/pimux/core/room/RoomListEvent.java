package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.retention.Retained;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.Tombstone;

/** What has happened to the list of persistent rooms. It holds those that there are, and nothing of others. */
public sealed interface RoomListEvent extends Retained {
    RoomList applyTo(RoomList list);

    /** It stays until the room is gone, or something else is to be said of it: then its row goes. */
    @Override
    default RetentionClass retention() {
        return RetentionClass.PENDING;
    }

    /** @param sequenceNr the position of this event in the journal */
    record RoomListed(ListedRoom room, long sequenceNr) implements RoomListEvent {
        @Override
        public RoomList applyTo(RoomList list) {
            return list.with(room.jid(), this);
        }
    }

    /** @param listed the position of what was said of the room */
    record RoomUnlisted(Jid room, long listed) implements RoomListEvent, Tombstone {
        @Override
        public long[] discards() {
            return new long[] {listed};
        }

        @Override
        public RoomList applyTo(RoomList list) {
            return list.without(room, listed);
        }
    }
}
