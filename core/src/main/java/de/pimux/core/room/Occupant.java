package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.xml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a room: one nick, one account, and the sessions of that account that share the nick (XEP-0045 §7.2.8).
 *
 * @param user the bare address
 * @param seats of its sessions; the newest, which is the last, speaks for all in what others see of its presence
 */
public record Occupant(String nick, Jid user, Role role, List<Seat> seats) {
    /** One session in a room, and what its presence says. */
    public record Seat(Jid session, List<Node> presence) {
        public Seat {
            presence = List.copyOf(presence);
        }

        @Override
        public String toString() {
            return "Seat[]";
        }
    }

    public Occupant {
        seats = List.copyOf(seats);
    }

    public @Nullable Seat seat(Jid session) {
        for (Seat seat : seats) if (seat.session().equals(session)) return seat;
        return null;
    }

    Seat newest() {
        return seats.get(seats.size() - 1);
    }

    Occupant with(Role other) {
        return new Occupant(nick, user, other, seats);
    }

    Occupant named(String other) {
        return new Occupant(other, user, role, seats);
    }

    Occupant with(Seat seat) {
        List<Seat> all = new ArrayList<>(without(seat.session()).seats());
        all.add(seat);
        return new Occupant(nick, user, role, all);
    }

    Occupant without(Jid session) {
        return new Occupant(
                nick,
                user,
                role,
                seats.stream().filter(seat -> !seat.session().equals(session)).toList());
    }

    @Override
    public String toString() {
        return "Occupant[" + role + ", " + seats.size() + "]";
    }
}
