package de.pimux.actors.net;

import de.pimux.actors.config.Network;
import de.pimux.actors.config.ServerConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts open connections, in total and per client network, and says whether one more may come in. */
final class Admission {
    private final ServerConfig.Limits limits;
    private final ServerConfig.Guard guard;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<Network, Integer> perNetwork = new ConcurrentHashMap<>();

    Admission(ServerConfig config) {
        this.limits = config.limits();
        this.guard = config.guard();
    }

    /** Each true must be given back by {@link #release}. */
    boolean admit(ClientAddress client) {
        if (open.incrementAndGet() > limits.connections()) {
            open.decrementAndGet();
            return false;
        }
        if (guard.exempts(client.address())) return true;
        if (perNetwork.merge(client.network(), 1, Integer::sum) > limits.connectionsPerAddress()) {
            release(client);
            return false;
        }
        return true;
    }

    void release(ClientAddress client) {
        open.decrementAndGet();
        if (guard.exempts(client.address())) return;
        perNetwork.computeIfPresent(client.network(), (network, count) -> count == 1 ? null : count - 1);
    }

    int open() {
        return open.get();
    }
}
