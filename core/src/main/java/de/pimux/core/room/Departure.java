package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.room.RoomEvent.SubjectAuthorForgotten;
import de.pimux.core.room.RoomOutcome.Steps;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The end of an account, as a room sees it. */
public final class Departure {
    private Departure() {}

    /**
     * Whoever sits there for such an account goes, and so does what it was to the room, and that it has set the subject;
     * and the room, if nobody else owned it.
     *
     * @param ended whose account has come to its end
     * @param ids of them as occupants (XEP-0421)
     */
    public static RoomOutcome decide(Room room, Predicate<Jid> ended, Set<String> ids) {
        if (!room.facts().exists()) return RoomOutcome.nothing(room);
        List<Jid> owners = room.facts().with(Affiliation.OWNER);
        if (!owners.isEmpty() && owners.stream().allMatch(ended)) return RoomOwner.destroy(room);
        Steps steps = new Steps(room);
        for (Occupant occupant : room.occupants().all()) if (ended.test(occupant.user())) Removal.of(steps, occupant);
        for (Jid user : room.facts().affiliations().keySet())
            if (ended.test(user)) RoomAdmin.affiliate(steps, user, Affiliation.NONE, null, null);
        Subject subject = room.facts().subject();
        if (subject != null && ids.stream().anyMatch(subject::isBy)) steps.happened(new SubjectAuthorForgotten());
        return steps.outcome();
    }
}
