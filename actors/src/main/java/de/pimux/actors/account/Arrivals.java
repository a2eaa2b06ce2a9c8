package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import de.pimux.actors.router.Receipt;
import de.pimux.actors.router.Router;
import de.pimux.actors.session.Session;
import de.pimux.core.stanza.Presence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends what others must have taken care of, durably, before the account goes on with what depends on it. */
final class Arrivals {
    /** So much less than a client waits for an answer. Who can't be reached by then doesn't hold the account up. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Arrivals() {}

    /** Completes when all have arrived or were refused, or too much time has passed. Never fails. */
    static CompletionStage<Void> of(ActorContext<?> account, Router router, List<Presence> presences) {
        CompletableFuture<Void> all = new CompletableFuture<>();
        if (presences.isEmpty()) all.complete(null);
        else {
            ActorRef<Session.Command> told = account.spawnAnonymous(counting(presences.size(), all));
            for (Presence presence : presences) router.route(presence, new Receipt(told, 1));
        }
        return all;
    }

    private static Behavior<Session.Command> counting(int open, CompletableFuture<Void> all) {
        return Behaviors.withTimers(timers -> {
            timers.startSingleTimer(new Session.End(null), LONGEST);
            return waiting(open, all);
        });
    }

    private static Behavior<Session.Command> waiting(int open, CompletableFuture<Void> all) {
        return Behaviors.receiveMessage(command -> {
            if (command instanceof Session.Settled && open > 1) return waiting(open - 1, all);
            all.complete(null);
            return Behaviors.stopped();
        });
    }
}
