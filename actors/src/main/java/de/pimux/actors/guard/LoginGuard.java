package de.pimux.actors.guard;

import de.pimux.actors.config.Network;
import de.pimux.actors.config.ServerConfig.Guard;
import de.pimux.actors.net.ClientAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong passwords by where they come from (IPv6: by /64), and never by account, so that nobody can lock out
 * another. In memory: a restart forgets. What the configuration exempts is never counted.
 */
public final class LoginGuard {
    /** Networks remembered at one time; beyond it the one that failed first is forgotten. */
    private static final int MAX_NETWORKS = 100_000;

    private final Guard rules;
    private final InstantSource clock;
    private final Map<Network, Deque<Instant>> failures = new LinkedHashMap<>();
    private final Map<Network, Instant> blockedUntil = new LinkedHashMap<>();

    public LoginGuard(Guard rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Whether nobody at this address may log in now. */
    public synchronized boolean blocks(ClientAddress address) {
        Instant until = blockedUntil.get(address.network());
        if (until == null) return false;
        if (until.isAfter(clock.instant())) return true;
        blockedUntil.remove(address.network());
        return false;
    }

    /** A password was wrong. */
    public synchronized void failed(ClientAddress address) {
        if (rules.exempts(address.address())) return;
        Instant now = clock.instant();
        Deque<Instant> recent = failures.computeIfAbsent(address.network(), network -> new ArrayDeque<>());
        recent.addLast(now);
        while (!recent.isEmpty() && recent.getFirst().isBefore(now.minus(rules.window()))) recent.removeFirst();
        if (recent.size() >= rules.failures()) block(address.network(), now);
        bound(failures);
    }

    private void block(Network network, Instant now) {
        failures.remove(network);
        blockedUntil.put(network, now.plus(rules.block()));
        bound(blockedUntil);
    }

    private static void bound(Map<Network, ?> map) {
        if (map.size() > MAX_NETWORKS) map.remove(map.keySet().iterator().next());
    }
}
