package de.pimux.actors.guard;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import de.pimux.core.guard.GuardEvent;
import de.pimux.core.guard.GuardState;
import de.pimux.core.guard.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Counts the wrong passwords that came from one client: one entity per address (IPv6: per /64), under an opaque name. It
 * has no snapshots, because a snapshot has no end.
 */
public final class GuardEntity extends EventSourcedBehavior<GuardEntity.Command, GuardEvent, GuardState> {
    static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "guard");

    public sealed interface Command {}

    /** A password was wrong. */
    record Failed(Origin origin, Origin network, ActorRef<Recorded> replyTo) implements Command {}

    /** The operator lifts what holds against this network. */
    record Unblock(Origin network, ActorRef<Recorded> replyTo) implements Command {}

    /** Asks for the failures that count now. */
    record Count(ActorRef<Counted> replyTo) implements Command {}

    /** Nobody has failed from there for a while. */
    record Idle() implements Command {}

    /** The shard asks the entity to go. */
    record Stop() implements Command {}

    /**
     * The answer: sent when what it tells of is durable, also in the list of everything that is blocked.
     *
     * @param done whether something was recorded; not if the storage takes nothing, or if there was nothing to lift
     * @param blockedUntil in the past, or {@link Instant#MIN}, if the network is not blocked
     */
    record Recorded(boolean done, Instant blockedUntil) {
        static final Recorded NOTHING = new Recorded(false, Instant.MIN);
    }

    /**
     * The answer to {@link Count}.
     *
     * @param failures when they were, oldest first
     * @param blockedUntil as in {@link Recorded}, also if the list of everything that is blocked hasn't got it yet
     */
    record Counted(List<Instant> failures, Instant blockedUntil) {}

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final ActorContext<Command> context;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final GuardServices services;

    private GuardEntity(
            PersistenceId id,
            ActorContext<Command> context,
            ActorRef<ClusterSharding.ShardCommand> shard,
            GuardServices services) {
        super(id, SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
        this.context = context;
        this.shard = shard;
        this.services = services;
    }

    static Behavior<Command> create(
            String entityId, ActorRef<ClusterSharding.ShardCommand> shard, GuardServices services) {
        return Behaviors.setup(context -> {
            context.setReceiveTimeout(IDLE, new Idle());
            return new GuardEntity(PersistenceId.ofUniqueId("guard|" + entityId), context, shard, services);
        });
    }

    @Override
    public GuardState emptyState() {
        return GuardState.CLEAN;
    }

    @Override
    public CommandHandler<Command, GuardEvent, GuardState> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Failed.class, this::failed)
                .onCommand(Unblock.class, this::unblock)
                .onCommand(Count.class, this::count)
                .onCommand(Idle.class, idle -> idle())
                .onCommand(Stop.class, stop -> Effect().stop())
                .build();
    }

    @Override
    public EventHandler<GuardState, GuardEvent> eventHandler() {
        return GuardState::apply;
    }

    /** A block that the list of all should have already is told again: a crash may have come between the two. */
    private Effect<GuardEvent, GuardState> failed(GuardState state, Failed failed) {
        if (!services.store().health().accepting()) return Effect().reply(failed.replyTo(), Recorded.NOTHING);
        Instant now = services.clock().instant();
        List<GuardEvent> events = state.failed(failed.origin(), failed.network(), now, services.rules());
        return Effect().persist(events).thenRun(after -> {
            if (after.isBlocked(now))
                services.register()
                        .tell(new BlockRegister.Block(failed.network(), after.blockedUntil(), failed.replyTo()));
            else failed.replyTo().tell(new Recorded(true, Instant.MIN));
        });
    }

    private Effect<GuardEvent, GuardState> unblock(GuardState state, Unblock unblock) {
        List<GuardEvent> events =
                state.unblock(unblock.network(), services.clock().instant());
        return Effect()
                .persist(events)
                .thenRun(after -> services.register()
                        .tell(new BlockRegister.Unblock(unblock.network(), !events.isEmpty(), unblock.replyTo())));
    }

    private Effect<GuardEvent, GuardState> count(GuardState state, Count count) {
        List<Instant> failures = state.counted(services.clock().instant(), services.rules());
        return Effect().reply(count.replyTo(), new Counted(failures, state.blockedUntil()));
    }

    private Effect<GuardEvent, GuardState> idle() {
        shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
        return Effect().none();
    }
}
