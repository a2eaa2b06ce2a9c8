package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.room.RoomOutcome.Steps;

/** The end of an account, as a room sees it. */
public final class Departure {
    private Departure() {}

    /** Whoever sits there for the account goes, and so does what it was to the room; and the room, if nobody else owned it. */
    public static RoomOutcome decide(Room room, Jid account) {
        if (!room.facts().exists()) return RoomOutcome.nothing(room);
        if (room.facts().isOnlyOwner(account)) return RoomOwner.destroy(room);
        Steps steps = new Steps(room);
        for (Occupant occupant : room.occupants().ofUser(account)) Removal.of(steps, occupant);
        RoomAdmin.affiliate(steps, account, Affiliation.NONE, null, null);
        return steps.outcome();
    }
}
