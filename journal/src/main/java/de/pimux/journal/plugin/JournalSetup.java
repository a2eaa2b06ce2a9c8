package de.pimux.journal.plugin;

import akka.actor.setup.Setup;
import de.pimux.core.retention.RetentionClass;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** What the journal of an actor system is told by who starts it. */
public final class JournalSetup extends Setup {
    static final JournalSetup DEFAULT = new JournalSetup(InstantSource.system(), Map.of());

    private final InstantSource clock;
    private final Map<RetentionClass, Duration> lifetimes;

    /**
     * @param clock by which time passes
     * @param lifetimes how long events of the finite classes may be read; those of a class without one, for good
     */
    public JournalSetup(InstantSource clock, Map<RetentionClass, Duration> lifetimes) {
        this.clock = clock;
        this.lifetimes = Map.copyOf(lifetimes);
    }

    InstantSource clock() {
        return clock;
    }

    /** What happened before this has had its time. */
    Instant bound(RetentionClass retention) {
        Duration lifetime = lifetimes.get(retention);
        return lifetime == null ? Instant.EPOCH : clock.instant().minus(lifetime);
    }
}
