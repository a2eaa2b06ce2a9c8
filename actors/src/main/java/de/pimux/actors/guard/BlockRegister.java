package de.pimux.actors.guard;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import de.pimux.actors.guard.GuardEntity.Recorded;
import de.pimux.core.guard.BlockedNetworks;
import de.pimux.core.guard.GuardEvent;
import de.pimux.core.guard.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The list of everything that is blocked, one for the whole cluster, so that a node can know it without asking a guard at
 * each login. The guards are the truth; the list is journaled too, because a node reads it when it starts.
 */
final class BlockRegister extends EventSourcedBehavior<BlockRegister.Command, GuardEvent, BlockedNetworks> {
    static final String PERSISTENCE_ID = "guard-blocks|all";

    sealed interface Command {}

    record Block(Origin network, Instant until, ActorRef<Recorded> replyTo) implements Command {}

    /** @param done what the guard has done, for the answer */
    record Unblock(Origin network, boolean done, ActorRef<Recorded> replyTo) implements Command {}

    /**
     * A node wants to know what is blocked from now on.
     *
     * @param seen the number of the list that it knows, or -1
     */
    record Watch(ActorRef<Current> watcher, long seen) implements Command {}

    private record Gone(ActorRef<Current> watcher) implements Command {}

    /**
     * Changes of the list for those who watch.
     *
     * @param number counts the lists
     * @param whole whether this is all of the list
     * @param until the end of each block; {@link Instant#MIN} where it was lifted
     */
    record Current(long number, boolean whole, Map<Origin, Instant> until) {
        @Override
        public String toString() {
            return "Current[" + until.size() + "]";
        }
    }

    private final ActorContext<Command> context;
    private final InstantSource clock;
    private final Set<ActorRef<Current>> watchers;

    private BlockRegister(ActorContext<Command> context, InstantSource clock, Set<ActorRef<Current>> watchers) {
        super(
                PersistenceId.ofUniqueId(PERSISTENCE_ID),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
        this.context = context;
        this.clock = clock;
        this.watchers = watchers;
    }

    static Behavior<Command> create(InstantSource clock) {
        return Behaviors.setup(context -> new BlockRegister(context, clock, new HashSet<>()));
    }

    @Override
    public BlockedNetworks emptyState() {
        return new BlockedNetworks();
    }

    @Override
    public CommandHandler<Command, GuardEvent, BlockedNetworks> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Block.class, this::block)
                .onCommand(Unblock.class, this::unblock)
                .onCommand(Watch.class, this::watch)
                .onCommand(Gone.class, gone -> {
                    watchers.remove(gone.watcher());
                    return Effect().none();
                })
                .build();
    }

    @Override
    public EventHandler<BlockedNetworks, GuardEvent> eventHandler() {
        return BlockedNetworks::apply;
    }

    private Effect<GuardEvent, BlockedNetworks> block(BlockedNetworks blocked, Block block) {
        List<GuardEvent> events = blocked.block(block.network(), block.until(), clock.instant());
        return Effect().persist(events).thenRun(after -> {
            if (!events.isEmpty()) context.getLog().info("{} addresses are blocked for wrong passwords", after.size());
            tellWatchers(block.network(), block.until());
            block.replyTo().tell(new Recorded(true, block.until()));
        });
    }

    private Effect<GuardEvent, BlockedNetworks> unblock(BlockedNetworks blocked, Unblock unblock) {
        List<GuardEvent> events = blocked.unblock(unblock.network(), clock.instant());
        boolean done = unblock.done() || !events.isEmpty();
        return Effect().persist(events).thenRun(after -> {
            tellWatchers(unblock.network(), Instant.MIN);
            unblock.replyTo().tell(new Recorded(done, Instant.MIN));
        });
    }

    private Effect<GuardEvent, BlockedNetworks> watch(BlockedNetworks blocked, Watch watch) {
        if (watchers.add(watch.watcher())) context.watchWith(watch.watcher(), new Gone(watch.watcher()));
        long number = lastSequenceNumber(context);
        if (watch.seen() != number) watch.watcher().tell(new Current(number, true, blocked.current(clock.instant())));
        return Effect().none();
    }

    private void tellWatchers(Origin network, Instant until) {
        Current change = new Current(lastSequenceNumber(context), false, Map.of(network, until));
        watchers.forEach(watcher -> watcher.tell(change));
    }
}
