package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.room.RoomListEvent.RoomListed;
import de.pimux.core.room.RoomListEvent.RoomUnlisted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The persistent rooms, in the order in which they were listed. Events change it in place: there may be many of them. */
public final class RoomList {
    private final Map<Jid, RoomListed> rooms = new LinkedHashMap<>();

    public Collection<RoomListed> rooms() {
        return Collections.unmodifiableCollection(rooms.values());
    }

    /** What is said of a room; null if it is not on the list. */
    public @Nullable ListedRoom room(Jid room) {
        RoomListed listed = rooms.get(room);
        return listed == null ? null : listed.room();
    }

    /** Nothing if it says the same of the room already. */
    public List<RoomListEvent> list(ListedRoom room, long nextSequenceNr) {
        RoomListed before = rooms.get(room.jid());
        if (before != null && before.room().equals(room)) return List.of();
        List<RoomListEvent> events = new ArrayList<>(unlist(room.jid()));
        events.add(new RoomListed(room, nextSequenceNr + events.size()));
        return events;
    }

    public List<RoomListEvent> unlist(Jid room) {
        RoomListed before = rooms.get(room);
        return before == null ? List.of() : List.of(new RoomUnlisted(room, before.sequenceNr()));
    }

    /** What these have created stays, and is nobody's. */
    public List<RoomListEvent> ofNobody(Set<String> creators, long nextSequenceNr) {
        List<RoomListEvent> events = new ArrayList<>();
        for (RoomListed listed : rooms.values())
            if (creators.contains(listed.room().creator()))
                events.addAll(list(listed.room().ofNobody(), nextSequenceNr + events.size()));
        return events;
    }

    RoomList with(Jid room, RoomListed listed) {
        rooms.put(room, listed);
        return this;
    }

    RoomList without(Jid room, long sequenceNr) {
        RoomListed listed = rooms.get(room);
        if (listed != null && listed.sequenceNr() == sequenceNr) rooms.remove(room);
        return this;
    }

    @Override
    public String toString() {
        return "RoomList[" + rooms.size() + "]";
    }
}
