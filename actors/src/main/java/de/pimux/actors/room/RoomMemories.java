package de.pimux.actors.room;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the rooms of this node remember, by their opaque ids. */
final class RoomMemories {
    private final Map<String, RoomMemory> memories = new ConcurrentHashMap<>();

    RoomMemory of(String room) {
        return memories.computeIfAbsent(room, unknown -> new RoomMemory());
    }

    void forget(String room) {
        memories.remove(room);
    }
}
