package de.pimux.actors.guard;

import de.pimux.actors.config.Network;
import de.pimux.actors.net.ClientAddress;
import de.pimux.actors.operator.GuardPort;
import java.time.Instant;
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
    public CompletionStage<Boolean> unblock(String address) {
        int slash = address.indexOf('/');
        return guard.unblock(new ClientAddress(Network.literal(slash < 0 ? address : address.substring(0, slash))));
    }
}
