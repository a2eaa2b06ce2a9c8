package de.pimux.actors.room;

import de.pimux.actors.room.RoomDirectoryEntity.Command;
import de.pimux.actors.room.RoomDirectoryEntity.Remove;
import de.pimux.actors.room.RoomDirectoryEntity.Update;
import de.pimux.core.jid.Jid;
import de.pimux.core.room.RoomFacts;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the directory has been told of one room: each thing once, and after a start everything anew. */
final class RoomListing {
    private @Nullable Command told;

    /** The directory has let somebody create the room. */
    void claimed(Jid room) {
        told = new Update(room, "", false, false);
    }

    /** Completes with whether the directory has put the room, which is about to be stored, on its list for good. */
    CompletionStage<Boolean> enlist(RoomDirectory directory, Jid room, RoomFacts facts) {
        Update update = update(room, facts);
        told = update;
        return directory.enlist(update);
    }

    void tell(RoomDirectory directory, Jid room, RoomFacts facts) {
        Command now = facts.exists() ? update(room, facts) : new Remove(room);
        if (now.equals(told)) return;
        told = now;
        directory.tell(now);
    }

    private static Update update(Jid room, RoomFacts facts) {
        boolean isPublic = facts.config().listed() && !facts.isLocked();
        return new Update(room, facts.config().name(), isPublic, facts.isPersistent());
    }
}
