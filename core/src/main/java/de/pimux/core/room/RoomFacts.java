package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.room.RoomEvent.AffiliationChanged;
import de.pimux.core.room.RoomEvent.RoomConfigured;
import de.pimux.core.room.RoomEvent.SubjectChanged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a room whether anybody is in it or not.
 *
 * @param affiliations by bare address; who has none is not in it
 * @param subject null as long as nobody has set one
 */
public record RoomFacts(
        Phase phase,
        RoomConfig config,
        Map<Jid, Affiliation> affiliations,
        @Nullable Subject subject) {
    /** Whether there is a room. */
    public enum Phase {
        ABSENT,
        /** Its creator is setting it up (XEP-0045 §10.1). */
        LOCKED,
        OPEN
    }

    public static final RoomFacts ABSENT = new RoomFacts(Phase.ABSENT, RoomConfig.DEFAULT, Map.of(), null);

    public boolean exists() {
        return phase != Phase.ABSENT;
    }

    public boolean isLocked() {
        return phase == Phase.LOCKED;
    }

    /** Whether it is stored. */
    public boolean isPersistent() {
        return phase == Phase.OPEN && config.persistent();
    }

    /** Of a full address that of its bare one. */
    public Affiliation affiliation(Jid user) {
        return affiliations.getOrDefault(user.bare(), Affiliation.NONE);
    }

    public List<Jid> with(Affiliation affiliation) {
        return affiliations.entrySet().stream()
                .filter(entry -> entry.getValue() == affiliation)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether it would have no owner without this one. */
    public boolean isOnlyOwner(Jid user) {
        return affiliation(user) == Affiliation.OWNER && with(Affiliation.OWNER).size() == 1;
    }

    public RoomFacts apply(RoomEvent event) {
        return event.applyTo(this);
    }

    /** The shortest history that leads to the facts of a room that is persistent. */
    public List<RoomEvent> history() {
        if (!exists()) return List.of();
        List<RoomEvent> events = new ArrayList<>();
        events.add(new RoomConfigured(config));
        affiliations.forEach((user, affiliation) -> events.add(new AffiliationChanged(user, affiliation)));
        if (subject != null) events.add(new SubjectChanged(subject));
        return events;
    }

    RoomFacts created() {
        return new RoomFacts(Phase.LOCKED, config, affiliations, subject);
    }

    RoomFacts with(RoomConfig other) {
        return new RoomFacts(Phase.OPEN, other, affiliations, subject);
    }

    RoomFacts with(Jid user, Affiliation affiliation) {
        Map<Jid, Affiliation> changed = new LinkedHashMap<>(affiliations);
        if (affiliation == Affiliation.NONE) changed.remove(user);
        else changed.put(user, affiliation);
        return new RoomFacts(phase, config, changed, subject);
    }

    RoomFacts with(Subject other) {
        return new RoomFacts(phase, config, affiliations, other);
    }

    @Override
    public String toString() {
        return "RoomFacts[" + phase + ", " + affiliations.size() + "]";
    }
}
