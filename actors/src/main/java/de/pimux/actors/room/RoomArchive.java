package de.pimux.actors.room;

import de.pimux.actors.archive.Archives.Reading;
import de.pimux.core.archive.ArchiveSettings;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.room.DiscussionHistory;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What a room reads of its own archive. What an owner decides about an archive of his own doesn't concern one of a room. */
record RoomArchive(RoomServices services) {
    /** The last messages, for those who enter. */
    CompletionStage<DiscussionHistory> latest(Jid room) {
        return services.archives()
                .latest(reading(room), services.limits().historyMessages())
                .thenApply(said -> DiscussionHistory.of(
                        said, message -> services.archives().ids(room).of(message.position()), room));
    }

    /** The last of those that are too many; empty if none are. */
    CompletionStage<Optional<ShelfPosition>> overdue(Jid room) {
        return services.archives().overdue(reading(room));
    }

    private Reading reading(Jid room) {
        return new Reading(room, ArchiveSettings.UNTOUCHED, services.clock().instant());
    }
}
