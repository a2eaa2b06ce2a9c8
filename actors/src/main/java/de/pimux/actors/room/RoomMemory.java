package de.pimux.actors.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.room.DiscussionHistory;
import de.pimux.core.room.Occupants;
import de.pimux.core.room.RoomFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a room knows that is never stored: who is in it, what was said last, and everything about it if it isn't
 * persistent. It outlives a failure of the behaviour and an entity that stops while somebody is inside, and nothing else.
 */
final class RoomMemory {
    /** The room's address; an entity knows only its opaque id until somebody addresses it. */
    @Nullable
    Jid jid;

    /** Of a room that is not persistent; null where the journal tells. */
    @Nullable
    RoomFacts temporary;

    Occupants occupants = Occupants.NONE;

    DiscussionHistory history = DiscussionHistory.EMPTY;

    /** Whether what the archive holds of the last messages is in the history. */
    boolean historyKnown;

    /** Whether something is being looked up that everything else has to wait for. */
    boolean waits;

    /** Messages that were archived since somebody looked for what is too much; unknown to a room that wakes up. */
    int unreviewed = RoomEntity.REVIEW_AFTER;

    final RelayedRequests relayed = new RelayedRequests();

    final PrivateMessages privateMessages = new PrivateMessages();

    final RoomListing listing = new RoomListing();

    /** @throws IllegalStateException if nobody has addressed the entity yet */
    Jid jid() {
        if (jid == null) throw new IllegalStateException("a room does nothing before somebody addresses it");
        return jid;
    }

    RoomFacts facts(RoomFacts stored) {
        return temporary == null ? stored : temporary;
    }
}
