package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.room.Occupant.Seat;
import de.pimux.core.room.RoomOutcome.Steps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How occupants go, whether they want it or not (XEP-0045 §7.14, §8.2, §9.1). */
final class Removal {
    private Removal() {}

    /** The session goes; the others of its nick stay. */
    static RoomOutcome ofSession(Room before, Occupant occupant, Jid session, OccupantPresence gone) {
        Steps steps = new Steps(before);
        Occupant rest = occupant.without(session);
        steps.send(gone.to(session, occupant.role()));
        if (rest.seats().isEmpty()) {
            steps.occupants(before.occupants().without(occupant));
            return steps.send(gone.toOthers()).outcome();
        }
        steps.occupants(before.occupants().with(rest));
        boolean spoke = occupant.newest().session().equals(session);
        if (spoke) steps.send(OccupantPresence.here(steps.room(), rest).toAll());
        return steps.outcome();
    }

    /** What was sent there came back. */
    static RoomOutcome unreachable(Room room, Occupant occupant, Jid session) {
        OccupantPresence gone = OccupantPresence.gone(room, occupant)
                .status(OccupantPresence.KICKED)
                .status(OccupantPresence.UNREACHABLE);
        return ofSession(room, occupant, session, gone);
    }

    /** All sessions of an occupant go, as if they had left. */
    static Steps of(Steps steps, Occupant occupant) {
        Room room = steps.room();
        steps.send(OccupantPresence.gone(room, occupant).toAll());
        return steps.occupants(room.occupants().without(occupant));
    }

    /** All sessions of an occupant go, for a reason that has a code. */
    static Steps of(Steps steps, Occupant occupant, int status, @Nullable Occupant by, @Nullable String reason) {
        Room room = steps.room();
        steps.send(OccupantPresence.gone(room, occupant)
                .status(status)
                .by(by, reason)
                .toAll());
        return steps.occupants(room.occupants().without(occupant));
    }

    /** Many go at once: each sees only itself go, and those who stay see all of them. */
    static Steps of(Steps steps, List<Occupant> going, int status) {
        Room after = steps.occupants(steps.room().occupants().without(going)).room();
        for (Occupant occupant : going) {
            OccupantPresence gone = OccupantPresence.gone(after, occupant).status(status);
            steps.send(gone.toAll());
            for (Seat seat : occupant.seats()) steps.send(gone.to(seat.session(), occupant.role()));
        }
        return steps;
    }
}
