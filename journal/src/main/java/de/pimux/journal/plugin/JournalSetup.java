package de.pimux.journal.plugin;

import akka.actor.setup.Setup;
import de.pimux.core.retention.RetentionPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** What the actor system is given at its creation so that its journal knows where and how long to keep what. */
public final class JournalSetup extends Setup {
    private final Path data;
    private final Path vault;
    private final InstantSource clock;
    private final RetentionPolicy policy;
    private final Duration expirySpread;
    private final Duration scrubWithin;

    /**
     * @param data the folder of everything that is stored
     * @param vault the folder of the keys, apart from the data
     * @param expirySpread how long after midnight shelves are dropped
     * @param scrubWithin the longest time until what was deleted has left the disk
     */
    public JournalSetup(
            Path data,
            Path vault,
            InstantSource clock,
            RetentionPolicy policy,
            Duration expirySpread,
            Duration scrubWithin) {
        this.data = data;
        this.vault = vault;
        this.clock = clock;
        this.policy = policy;
        this.expirySpread = expirySpread;
        this.scrubWithin = scrubWithin;
    }

    Path data() {
        return data;
    }

    Path vault() {
        return vault;
    }

    InstantSource clock() {
        return clock;
    }

    RetentionPolicy policy() {
        return policy;
    }

    Duration expirySpread() {
        return expirySpread;
    }

    Duration scrubWithin() {
        return scrubWithin;
    }
}
