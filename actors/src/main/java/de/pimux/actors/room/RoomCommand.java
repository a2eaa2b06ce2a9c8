package de.pimux.actors.room;

import akka.actor.typed.ActorRef;
import de.pimux.actors.router.Receipt;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.room.DiscussionHistory;
import de.pimux.core.room.Membership;
import de.pimux.core.room.RoomOutcome;
import de.pimux.core.stanza.Stanza;
import de.pimux.journal.EntityKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a room is told. */
public sealed interface RoomCommand {
    /** Somebody sent the room, or one of its occupants, a stanza. */
    record Inbound(Jid room, Stanza stanza, @Nullable Receipt receipt) implements RoomCommand {}

    /** Whether somebody may create the room. */
    record Claimed(Inbound entering, boolean allowed) implements RoomCommand {}

    /** What the archive holds of the last messages; nothing if it can't be read. */
    record HistoryRead(DiscussionHistory history) implements RoomCommand {}

    /** Whether the room is on the list of those that are stored, as it has to be before anything of it is. */
    record Enlisted(RoomOutcome outcome, RoomWaiter waiter, boolean listed) implements RoomCommand {}

    /** The operator destroys the room; answered with whether there was one. */
    record Destroy(Jid room, ActorRef<Boolean> replyTo) implements RoomCommand {}

    /** Accounts come to their end, by their names in the journal; answered when the room keeps nothing of them any more. */
    record Forget(Jid room, Set<EntityKey> accounts, ActorRef<Boolean> replyTo) implements RoomCommand {}

    /** Somebody wants to know what is stored of his account. */
    record Ask(Jid room, Jid account, ActorRef<Membership> replyTo) implements RoomCommand {}

    /** What is too much in the archive; null for nothing. */
    record Reviewed(@Nullable ShelfPosition excess) implements RoomCommand {}

    /** Nothing has come for a while. */
    record Idle() implements RoomCommand {}

    /** The shard asks the entity to go. */
    record Stop() implements RoomCommand {}
}
