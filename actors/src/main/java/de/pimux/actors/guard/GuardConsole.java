package de.pimux.actors.guard;

import de.pimux.actors.config.Network;
import de.pimux.actors.net.ClientAddress;
import de.pimux.actors.operator.GuardPort;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;

/** The guard as the operator's console sees it. */
public final class GuardConsole implements GuardPort {
    private final LoginGuard guard;

    public GuardConsole(LoginGuard guard) {
        this.guard = guard;
    }

    @Override
    public SortedMap<String, Instant> blocked() {
        return guard.blocked();
    }

    @Override
    public CompletionStage<List<Instant>> failures(String address) {
        return guard.failures(client(address));
    }

    @Override
    public CompletionStage<Boolean> unblock(String address) {
        return guard.unblock(client(address));
    }

    private static ClientAddress client(String address) {
        int slash = address.indexOf('/');
        return new ClientAddress(Network.literal(slash < 0 ? address : address.substring(0, slash)));
    }
}
