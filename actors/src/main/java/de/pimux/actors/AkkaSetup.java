package de.pimux.actors;

import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import com.typesafe.config.ConfigFactory;
import de.pimux.actors.config.ServerConfig;
import de.pimux.journal.plugin.JournalSetup;
import java.time.InstantSource;

/** What the actor system is made with: its own configuration, which is no operator's matter, and the journal. */
final class AkkaSetup {
    private AkkaSetup() {}

    static ActorSystemSetup of(ServerConfig config, InstantSource clock) {
        JournalSetup journal = new JournalSetup(
                config.data(),
                config.vault(),
                clock,
                config.policy().retention(),
                config.policy().expirySpread(),
                config.policy().scrubWithin());
        return ActorSystemSetup.create(BootstrapSetup.create(ConfigFactory.load("pimux-akka")), journal);
    }
}
