package de.pimux.actors.guard;

import de.pimux.actors.config.Network;
import de.pimux.actors.guard.BlockRegister.Current;
import de.pimux.core.guard.BlockedNetworks;
import de.pimux.core.guard.Origin;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What one node knows of the list of blocks: a look at it costs a login nothing. Safe for every thread. */
final class BlockView {
    private final Map<Network, Instant> until = new ConcurrentHashMap<>();

    boolean blocks(Network network, Instant now) {
        if (until.isEmpty()) return false;
        Instant end = until.get(network);
        return end != null && end.isAfter(now);
    }

    void update(Current list, Instant now) {
        Set<Network> known = new HashSet<>();
        list.until().forEach((origin, end) -> {
            Network network = Network.of(origin.text());
            known.add(network);
            update(network, end);
        });
        if (list.whole()) until.keySet().retainAll(known);
        until.values().removeIf(end -> !end.isAfter(now));
    }

    /** As many as the list of all holds; one more is left to its guard. */
    void update(Network network, Instant end) {
        if (end.equals(Instant.MIN)) until.remove(network);
        else if (until.size() < BlockedNetworks.MAX_BLOCKS) until.put(network, end);
    }

    /** What is blocked now, by the text of the network. */
    SortedMap<String, Instant> current(Instant now) {
        SortedMap<String, Instant> current = new TreeMap<>();
        until.forEach((network, end) -> {
            if (end.isAfter(now)) current.put(network.text(), end);
        });
        return current;
    }

    static Current of(Map<Origin, Instant> blocked) {
        return new Current(-1, true, blocked);
    }
}
