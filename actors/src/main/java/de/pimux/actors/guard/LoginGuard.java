package de.pimux.actors.guard;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.SingletonActor;
import akka.japi.function.Function;
import de.pimux.actors.config.Network;
import de.pimux.actors.config.ServerConfig.Guard;
import de.pimux.actors.guard.GuardEntity.Counted;
import de.pimux.actors.guard.GuardEntity.Recorded;
import de.pimux.actors.net.ClientAddress;
import de.pimux.core.guard.BlockedNetworks;
import de.pimux.core.guard.GuardEvent;
import de.pimux.core.guard.Origin;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.stream.StreamError;
import de.pimux.core.stream.StreamError.Condition;
import de.pimux.journal.DataSecret;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.plugin.JournalExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Counts wrong passwords by where they come from (IPv6: by /64), and never by account, so that nobody can lock out
 * another. A right password costs it two looks at maps.
 */
public final class LoginGuard {
    /** What a client hears that may not log in now. */
    public static final StreamError BLOCKED =
            StreamError.of(Condition.POLICY_VIOLATION).withText("too many wrong passwords from this address");

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    private final Guard config;
    private final InstantSource clock;
    private final ActorSystem<?> system;
    private final DataSecret secret;
    private final BlockView view = new BlockView();
    private final UnrecordedFailures unrecorded;
    private final LoginTurns turns;

    private LoginGuard(Guard config, InstantSource clock, ActorSystem<?> system, DataSecret secret) {
        this.config = config;
        this.clock = clock;
        this.system = system;
        this.secret = secret;
        this.unrecorded = new UnrecordedFailures(config.rules());
        this.turns = new LoginTurns(
                config.failures(), network -> failures(network).thenApply(List::size), system.executionContext());
    }

    /** A guard that knows, when this returns, everything that is blocked. */
    public static LoginGuard start(Guard config, InstantSource clock, ActorSystem<?> system) {
        JournalExtension journal = JournalExtension.get(system);
        LoginGuard guard = new LoginGuard(config, clock, system, journal.secret());
        guard.view.update(BlockView.of(stored(journal, clock)), clock.instant());
        ActorRef<BlockRegister.Command> register =
                ClusterSingleton.get(system).init(SingletonActor.of(BlockRegister.create(clock), "guard-blocks"));
        GuardServices services = new GuardServices(config.rules(), clock, journal.store(), register);
        ClusterSharding.get(system)
                .init(Entity.of(
                                GuardEntity.KEY,
                                entity -> GuardEntity.create(entity.getEntityId(), entity.getShard(), services))
                        .withStopMessage(new GuardEntity.Stop()));
        system.systemActorOf(BlockWatch.create(guard.view, clock, register), "guard-watch", Props.empty());
        return guard;
    }

    /** Read directly, before the cluster has formed: not one stream may come in before it is known whose must not. */
    private static Map<Origin, Instant> stored(JournalExtension journal, InstantSource clock) {
        BlockedNetworks blocked = new BlockedNetworks();
        journal.history(BlockRegister.PERSISTENCE_ID, Set.of(RetentionClass.SECURITY), SequenceRange.ALL)
                .toCompletableFuture()
                .orTimeout(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join()
                .values()
                .forEach(event -> blocked.apply((GuardEvent) event));
        return blocked.current(clock.instant());
    }

    /** Whether nobody at this address may log in now. */
    public boolean blocks(ClientAddress address) {
        Network network = address.network();
        Instant now = clock.instant();
        return view.blocks(network, now) || unrecorded.blocks(network, now);
    }

    /**
     * What a stream at this address must be granted before it has a password verified: so many at once that, if all are
     * wrong, they are not more than the rules allow with those on record. Of several nodes each grants its own.
     */
    public Turn turn(ClientAddress address) {
        return config.exempts(address.address()) ? Turn.free() : turns.take(address.network());
    }

    /**
     * A password was wrong. Never fails; completes when it is durable, with false if the storage took nothing: then it
     * counts in the memory of this node.
     */
    public CompletionStage<Boolean> failed(ClientAddress address) {
        if (config.exempts(address.address())) return CompletableFuture.completedFuture(true);
        Network network = address.network();
        return this.<Recorded>ask(
                        network, replyTo -> new GuardEntity.Failed(address.origin(), origin(network), replyTo))
                .exceptionally(failure -> Recorded.NOTHING)
                .thenApply(recorded -> {
                    if (!recorded.done()) unrecorded.failed(address, clock.instant());
                    else if (recorded.blockedUntil().isAfter(clock.instant()))
                        view.update(network, recorded.blockedUntil());
                    turns.failed(network);
                    return recorded.done();
                });
    }

    /** What is blocked now: the text of each network, and the end of the block. */
    public SortedMap<String, Instant> blocked() {
        return view.current(clock.instant());
    }

    /** When passwords from there were wrong that count now, oldest first. Fails if its guard doesn't answer. */
    public CompletionStage<List<Instant>> failures(ClientAddress address) {
        return failures(address.network());
    }

    /** A block that the list of all hasn't got yet holds here from now on: after it nothing is counted. */
    private CompletionStage<List<Instant>> failures(Network network) {
        return this.<Counted>ask(network, GuardEntity.Count::new).thenApply(counted -> {
            Instant now = clock.instant();
            if (counted.blockedUntil().isAfter(now)) view.update(network, counted.blockedUntil());
            return Stream.concat(counted.failures().stream(), unrecorded.counted(network, now).stream())
                    .sorted()
                    .toList();
        });
    }

    /** Lifts what holds against a client: a block, or what was counted so far. Completes with whether there was any. */
    public CompletionStage<Boolean> unblock(ClientAddress address) {
        Network network = address.network();
        return this.<Recorded>ask(network, replyTo -> new GuardEntity.Unblock(origin(network), replyTo))
                .thenApply(recorded -> {
                    boolean known = view.blocks(network, clock.instant());
                    unrecorded.forget(network);
                    view.update(network, Instant.MIN);
                    return recorded.done() || known;
                });
    }

    private static Origin origin(Network network) {
        return new Origin(network.text());
    }

    private <T> CompletionStage<T> ask(Network network, Function<ActorRef<T>, GuardEntity.Command> command) {
        RecipientRef<GuardEntity.Command> guard =
                ClusterSharding.get(system).entityRefFor(GuardEntity.KEY, secret.opaqueId("guard", network.text()));
        return AskPattern.ask(guard, command, TIMEOUT, system.scheduler());
    }
}
