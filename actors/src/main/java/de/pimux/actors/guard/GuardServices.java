package de.pimux.actors.guard;

import akka.actor.typed.ActorRef;
import de.pimux.core.guard.GuardRules;
import de.pimux.journal.EventStore;
import java.time.InstantSource;

/** What every guard shares. */
record GuardServices(
        GuardRules rules, InstantSource clock, EventStore store, ActorRef<BlockRegister.Command> register) {}
