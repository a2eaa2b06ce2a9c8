package de.pimux.core.room;

import de.pimux.core.retention.Retained;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a room makes of a stanza.
 *
 * @param events in the order in which they happen; what a persistent room makes of them is durable before the rest
 * @param occupants who is in it then
 * @param history what those who enter later get to read
 * @param stanzas for whoever their {@code to} names, in this order
 * @param refusal not null if nothing happens and the sender gets this error
 */
public record RoomOutcome(
        List<Retained> events,
        Occupants occupants,
        DiscussionHistory history,
        List<Stanza> stanzas,
        @Nullable StanzaError refusal) {
    public static RoomOutcome nothing(Room room) {
        return new RoomOutcome(List.of(), room.occupants(), room.history(), List.of(), null);
    }

    static RoomOutcome refuse(Room room, StanzaError error) {
        return new RoomOutcome(List.of(), room.occupants(), room.history(), List.of(), error);
    }

    public static RoomOutcome refuse(Room room, Condition condition) {
        return refuse(room, StanzaError.of(condition));
    }

    public static RoomOutcome reply(Room room, Stanza... stanzas) {
        return new RoomOutcome(List.of(), room.occupants(), room.history(), List.of(stanzas), null);
    }

    /** The facts to which the events lead. */
    public RoomFacts factsAfter(RoomFacts before) {
        RoomFacts facts = before;
        for (Retained event : events) if (event instanceof RoomEvent change) facts = facts.apply(change);
        return facts;
    }

    /** Collects an outcome step by step; each step sees the room as the ones before have left it. */
    static final class Steps {
        private final List<Retained> events = new ArrayList<>();
        private final List<Stanza> stanzas = new ArrayList<>();
        private Room room;

        Steps(Room room) {
            this.room = room;
        }

        Room room() {
            return room;
        }

        Steps happened(Retained event) {
            events.add(event);
            if (event instanceof RoomEvent change) room = room.with(room.facts().apply(change), room.occupants());
            return this;
        }

        Steps occupants(Occupants after) {
            room = room.with(room.facts(), after);
            return this;
        }

        Steps send(Stanza stanza) {
            stanzas.add(stanza);
            return this;
        }

        Steps send(List<? extends Stanza> more) {
            stanzas.addAll(more);
            return this;
        }

        RoomOutcome outcome() {
            return outcome(room.history());
        }

        RoomOutcome outcome(DiscussionHistory history) {
            return new RoomOutcome(List.copyOf(events), room.occupants(), history, List.copyOf(stanzas), null);
        }
    }
}
