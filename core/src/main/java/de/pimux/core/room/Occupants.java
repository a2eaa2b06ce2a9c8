package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is in a room, in the order of entering. They are in memory only. */
public final class Occupants {
    public static final Occupants NONE = new Occupants(Map.of(), Map.of());

    private final Map<String, Occupant> byNick;
    private final Map<Jid, String> nicks;

    private Occupants(Map<String, Occupant> byNick, Map<Jid, String> nicks) {
        this.byNick = byNick;
        this.nicks = nicks;
    }

    public Collection<Occupant> all() {
        return Collections.unmodifiableCollection(byNick.values());
    }

    public int size() {
        return byNick.size();
    }

    public boolean isEmpty() {
        return byNick.isEmpty();
    }

    /** Whoever has this nick; two that look alike are one, so that nobody is taken for another. */
    public @Nullable Occupant named(String nick) {
        return byNick.get(key(nick));
    }

    /** Whoever sits there with this session. */
    public @Nullable Occupant of(@Nullable Jid session) {
        String key = session == null ? null : nicks.get(session);
        return key == null ? null : byNick.get(key);
    }

    /** Everybody of this account, under whatever nicks. */
    public List<Occupant> ofUser(Jid user) {
        return byNick.values().stream()
                .filter(occupant -> occupant.user().equals(user))
                .toList();
    }

    /** With this one in the place of whoever has the nick. */
    Occupants with(Occupant occupant) {
        Map<String, Occupant> changed = new LinkedHashMap<>(byNick);
        Map<Jid, String> seated = new LinkedHashMap<>(nicks);
        String key = key(occupant.nick());
        Occupant before = changed.put(key, occupant);
        if (before != null) before.seats().forEach(seat -> seated.remove(seat.session()));
        occupant.seats().forEach(seat -> seated.put(seat.session(), key));
        return new Occupants(changed, seated);
    }

    Occupants without(Occupant occupant) {
        return without(List.of(occupant));
    }

    Occupants without(List<Occupant> going) {
        Map<String, Occupant> changed = new LinkedHashMap<>(byNick);
        Map<Jid, String> seated = new LinkedHashMap<>(nicks);
        for (Occupant occupant : going) {
            Occupant gone = changed.remove(key(occupant.nick()));
            if (gone != null) gone.seats().forEach(seat -> seated.remove(seat.session()));
        }
        return new Occupants(changed, seated);
    }

    /** For comparison as by RFC 8266 §2.4. */
    private static String key(String nick) {
        return Normalizer.normalize(
                nick.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }

    @Override
    public String toString() {
        return "Occupants[" + byNick.size() + "]";
    }
}
