package de.pimux.core.room;

import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.retention.Erasure;
import de.pimux.core.retention.Retained;
import de.pimux.core.retention.Tombstone;
import de.pimux.core.room.RoomEvent.RoomErased;
import java.time.Instant;
import java.util.List;

/** What is written of what happens to a room: everything of one that is persistent, and nothing of any other. */
public final class RoomStorage {
    private RoomStorage() {}

    /**
     * @param stored whether the journal has the room as it was before
     * @param after the room as it is then
     * @param events what happens
     */
    public static List<Retained> written(boolean stored, RoomFacts after, List<Retained> events, Instant now) {
        if (after.isPersistent()) return stored ? events : List.copyOf(after.history());
        return stored ? List.of(new RoomErased(now)) : List.of();
    }

    /** What a full store takes of that: what only deletes, if the rest is no more than told to those who are there. */
    public static List<Retained> writtenWhenFull(List<Retained> events) {
        List<Retained> deletions =
                events.stream().filter(RoomStorage::onlyDeletes).toList();
        boolean all = events.stream().allMatch(event -> onlyDeletes(event) || event instanceof MessageArchived);
        return all ? deletions : List.of();
    }

    private static boolean onlyDeletes(Retained event) {
        return event instanceof Erasure || event instanceof Tombstone;
    }
}
