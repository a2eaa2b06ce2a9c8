package de.pimux.actors.guard;

import de.pimux.actors.config.Network;
import de.pimux.actors.net.ClientAddress;
import de.pimux.core.guard.GuardEvent;
import de.pimux.core.guard.GuardRules;
import de.pimux.core.guard.GuardState;
import de.pimux.core.guard.Origin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Wrong passwords that the storage didn't take, counted by the same rules in the memory of one node: a full disk must not
 * be the time to guess.
 */
final class UnrecordedFailures {
    /** Networks remembered at one time; beyond it the one that failed first is forgotten. */
    private static final int MAX_NETWORKS = 10_000;

    private final GuardRules rules;
    private final Map<Network, GuardState> states = new LinkedHashMap<>();
    private volatile boolean idle = true;

    UnrecordedFailures(GuardRules rules) {
        this.rules = rules;
    }

    boolean blocks(Network network, Instant now) {
        if (idle) return false;
        synchronized (this) {
            return states.getOrDefault(network, GuardState.CLEAN).isBlocked(now);
        }
    }

    /** When those were that count now, oldest first. */
    synchronized List<Instant> counted(Network network, Instant now) {
        return states.getOrDefault(network, GuardState.CLEAN).counted(now, rules);
    }

    synchronized void failed(ClientAddress address, Instant now) {
        Network network = address.network();
        GuardState state = states.getOrDefault(network, GuardState.CLEAN);
        for (GuardEvent event : state.failed(address.origin(), new Origin(network.text()), now, rules))
            state = state.apply(event);
        states.put(network, state);
        if (states.size() > MAX_NETWORKS)
            states.remove(states.keySet().iterator().next());
        idle = false;
    }

    synchronized void forget(Network network) {
        states.remove(network);
        idle = states.isEmpty();
    }
}
