package de.pimux.core.room;

import de.pimux.core.retention.Retained;
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
}
