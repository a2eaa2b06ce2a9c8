package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import java.time.Instant;
import java.util.function.Function;

/**
 * What a decision about a room may look at.
 *
 * @param jid the room's bare address
 * @param ids the id of an occupant by its account (XEP-0421): the same for good, another one in each room
 */
public record Room(
        Jid jid,
        RoomFacts facts,
        Occupants occupants,
        DiscussionHistory history,
        Function<Jid, String> ids,
        MessageIds messageIds,
        Instant now,
        RoomLimits limits) {
    RoomConfig config() {
        return facts.config();
    }

    /** The address of an occupant. */
    Jid at(String nick) {
        return jid.withResource(nick);
    }

    int maxOccupants() {
        int own = config().maxOccupants();
        return own == RoomConfig.NO_MAXIMUM ? limits.occupants() : Math.min(own, limits.occupants());
    }

    /** Whether somebody with this role sees the addresses of others (XEP-0045 §4.2). */
    boolean showsJidsTo(Role viewer) {
        return config().realJids() || viewer == Role.MODERATOR;
    }

    Room with(RoomFacts otherFacts, Occupants otherOccupants) {
        return new Room(jid, otherFacts, otherOccupants, history, ids, messageIds, now, limits);
    }

    Room with(DiscussionHistory other) {
        return new Room(jid, facts, occupants, other, ids, messageIds, now, limits);
    }

    @Override
    public String toString() {
        return "Room[" + facts + ", " + occupants + "]";
    }
}
