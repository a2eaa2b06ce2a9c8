package de.pimux.actors.registration;

import de.pimux.actors.config.Network;
import de.pimux.actors.net.ClientAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts new accounts per network and hour. Addresses are in memory only, and not longer than that hour. */
public final class RegistrationRate {
    private static final Duration WINDOW = Duration.ofHours(1);

    /** Networks remembered at one time; beyond it the longest known one is forgotten. */
    private static final int MAX_NETWORKS = 100_000;

    private record Count(Instant since, int accounts) {}

    private final int perHour;
    private final InstantSource clock;
    private final Map<Network, Count> counts = new LinkedHashMap<>();

    /** @param perHour accounts for one network; 0 is no limit */
    public RegistrationRate(int perHour, InstantSource clock) {
        this.perHour = perHour;
        this.clock = clock;
    }

    /** Whether one more account may be made from there; if so it counts. */
    public synchronized boolean admits(ClientAddress address) {
        if (perHour == 0) return true;
        Instant now = clock.instant();
        counts.values().removeIf(count -> count.since().plus(WINDOW).isBefore(now));
        Count count = counts.getOrDefault(address.network(), new Count(now, 0));
        if (count.accounts() >= perHour) return false;
        if (counts.size() >= MAX_NETWORKS)
            counts.remove(counts.keySet().iterator().next());
        counts.put(address.network(), new Count(count.since(), count.accounts() + 1));
        return true;
    }

    /** The account was not made after all. */
    public synchronized void giveBack(ClientAddress address) {
        counts.computeIfPresent(
                address.network(), (network, count) -> new Count(count.since(), Math.max(0, count.accounts() - 1)));
    }
}
