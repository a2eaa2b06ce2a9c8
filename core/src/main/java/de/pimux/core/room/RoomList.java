package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.room.RoomListEvent.RoomListed;
import de.pimux.core.room.RoomListEvent.RoomUnlisted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The persistent rooms, in the order in which they were listed. */
public record RoomList(Map<Jid, RoomListed> rooms) {
    public static final RoomList EMPTY = new RoomList(Map.of());

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
        Map<Jid, RoomListed> more = new LinkedHashMap<>(rooms);
        more.put(room, listed);
        return new RoomList(more);
    }

    RoomList without(Jid room, long sequenceNr) {
        RoomListed listed = rooms.get(room);
        if (listed == null || listed.sequenceNr() != sequenceNr) return this;
        Map<Jid, RoomListed> rest = new LinkedHashMap<>(rooms);
        rest.remove(room);
        return new RoomList(rest);
    }

    @Override
    public String toString() {
        return "RoomList[" + rooms.size() + "]";
    }
}
