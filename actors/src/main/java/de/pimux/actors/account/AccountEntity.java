package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import akka.actor.typed.BackoffSupervisorStrategy;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EffectBuilder;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import de.pimux.actors.account.AccountEffect.ErasurePort;
import de.pimux.actors.router.Bounce;
import de.pimux.actors.router.Receipt;
import de.pimux.actors.router.Router;
import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.account.Registration;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps one account: the gate for everything it sends and receives. One entity per bare address. */
public final class AccountEntity extends EventSourcedBehavior<AccountEntity.Command, AccountEvent, AccountState> {
    /** A command decides, without any effect of its own but on the memory of bound sessions. */
    public sealed interface Command {
        Outcome decide(AccountGate gate, AccountContext account);

        /** Settled when the outcome is durable and visible; null where nobody waits. */
        default @Nullable Receipt receipt() {
            return null;
        }

        /** Tells the sender of what was refused, where no receipt does. */
        default void refused(StanzaError error, Router router) {}

        /** The bare address, in commands that may be the first that an entity gets; it knows only its opaque id. */
        default @Nullable Jid account() {
            return null;
        }
    }

    /** What the operator's console asks for. */
    non-sealed interface FromOperator extends Command {
        @Override
        Jid account();
    }

    /** A step of the erasure of the account. */
    non-sealed interface ErasureCommand extends Command {}

    /** Of somebody who logs in, registers or changes the password. */
    non-sealed interface LoginCommand extends Command {}

    /** Of a session, about itself. */
    non-sealed interface SessionCommand extends Command {}

    /** Of another account, about what one of both publishes. */
    non-sealed interface PublicationCommand extends Command {
        @Override
        Jid account();
    }

    /**
     * What somebody who is no client does to an account, or asks of it: see {@link AccountDesk}.
     *
     * @param refused gets the reason where the outcome is a refusal
     */
    public record Operate(Jid account, Function<AccountContext, Outcome> decision, Consumer<StanzaError> refused)
            implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return decision.apply(context);
        }

        @Override
        public void refused(StanzaError error, Router router) {
            refused.accept(error);
        }
    }

    /** What a decision was waiting for is known; null if it could not be found out. */
    record Consulted(
            AccountEffect.@Nullable Later later, @Nullable Receipt receipt) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return later == null ? Outcome.refuse(Condition.INTERNAL_SERVER_ERROR) : later.decide(context);
        }
    }

    /** One of the account's own clients sent a stanza. */
    public record FromClient(Stanza stanza, Receipt receipt) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.fromClient(context, stanza);
        }
    }

    /** Somebody else sent the account a stanza. */
    public record Inbound(
            Jid account, Stanza stanza, @Nullable Receipt receipt) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.inbound(context, stanza);
        }

        @Override
        public void refused(StanzaError error, Router router) {
            Bounce.refuse(stanza, error, null, router);
        }
    }

    /** Messages that have waited, of others or of own clients, and are written in one go. */
    record Together(List<Command> messages) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            throw new IllegalStateException("each is decided on by itself");
        }

        @Override
        public @Nullable Jid account() {
            for (Command message : messages) if (message.account() != null) return message.account();
            return null;
        }
    }

    /** The account is done with a write: what waits behind it is next. */
    record Next() implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return Outcome.NOTHING;
        }
    }

    /** Deliveries that were only noted so far become events. */
    record FlushDelivered() implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.flushDelivered();
        }
    }

    /** It is time to look whether anybody still needs the entity. */
    record IdleDue() implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.idleDue(context);
        }
    }

    /** It is time for a snapshot of what has changed. */
    record CondenseDue() implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.condenseDue(context);
        }
    }

    /** A snapshot could not be saved. */
    record CondenseFailed() implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.condenseFailed();
        }
    }

    /** The shard asks the entity to go. */
    public record Stop() implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.flushDelivered().then(new AccountEffect.Stop());
        }
    }

    /** After so many events it is looked whether there is anything for a new snapshot. */
    private static final int EVENTS_PER_SNAPSHOT = 200;

    private static final BackoffSupervisorStrategy RESTART =
            SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1);

    private final ActorContext<Command> context;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final AccountServices services;
    private final AccountGate gate;
    private final Decider decider;
    private final Memory memory;
    private final String id;

    /** What an entity knows beside its journal. It outlives a failure of the behaviour. */
    private static final class Memory {
        private @Nullable Sessions sessions;
        private final DeliveryMarks marks = new DeliveryMarks();
        private final Gathering.Waiting waiting = new Gathering.Waiting();
        private final ErasureMemory erasure = new ErasureMemory();
        private final Condensing condensing = new Condensing();
    }

    private AccountEntity(
            String id,
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            ActorRef<ClusterSharding.ShardCommand> shard,
            AccountServices services,
            Memory memory) {
        super(PersistenceId.ofUniqueId(AccountServices.persistenceId(id)), RESTART);
        this.context = context;
        this.shard = shard;
        this.services = services;
        this.memory = memory;
        this.id = id;
        this.gate =
                new AccountGate(context.getSelf(), timers, services, memory.marks, memory.condensing, memory.erasure);
        this.decider = new Decider(id, context, shard, services, gate);
    }

    /** The behaviour of the entity with this opaque id. */
    public static Behavior<Command> create(
            String entityId, ActorRef<ClusterSharding.ShardCommand> shard, AccountServices services) {
        Memory memory = new Memory();
        Behavior<Command> account = Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new AccountEntity(entityId, context, timers, shard, services, memory)));
        Behavior<Object> gathering = Gathering.inFrontOf(account, memory.waiting, services.router());
        return Behaviors.supervise(gathering).onFailure(RESTART).narrow();
    }

    @Override
    public AccountState emptyState() {
        return AccountState.ABSENT;
    }

    @Override
    public CommandHandler<Command, AccountEvent, AccountState> commandHandler() {
        return this::handle;
    }

    @Override
    public EventHandler<AccountState, AccountEvent> eventHandler() {
        return (state, event) -> {
            memory.condensing.happened(event);
            return state.apply(event);
        };
    }

    /** Messages come and go, and are in no snapshot: most accounts change less than they are written to. */
    @Override
    public boolean shouldSnapshot(AccountState state, AccountEvent event, long sequenceNr) {
        return sequenceNr % EVENTS_PER_SNAPSHOT == 0 && memory.condensing.take();
    }

    @Override
    public SignalHandler<AccountState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> {
                    written();
                    if (state.registration() instanceof Registration.Erasing)
                        context.getSelf().tell(new ErasureCommands.Continue());
                })
                .onSignal(PostStop.instance(), state -> {
                    if (memory.sessions != null)
                        services.accounts().disconnect(memory.sessions.owner(), context.getSelf());
                })
                .build();
    }

    private Effect<AccountEvent, AccountState> handle(AccountState state, Command command) {
        Sessions sessions = sessions(state, command);
        if (sessions == null) return nameless(state, command);
        Turn turn = decider.decide(command, state, sessions, lastSequenceNumber(context) + 1);
        if (!(command instanceof IdleDue)) gate.used(sessions);
        if (turn.events().isEmpty())
            return turn.finish(state) ? Effect().stop() : Effect().none();
        memory.waiting.writes();
        EffectBuilder<AccountEvent, AccountState> written = persist(withMarks(turn.events()))
                .thenRun(now -> {
                    written();
                    turn.finish(now);
                });
        return command instanceof Stop ? written.thenStop() : written;
    }

    private void written() {
        if (memory.waiting.written()) context.getSelf().tell(new Next());
        if (memory.condensing.ask()) context.scheduleOnce(services.condensed(), context.getSelf(), new CondenseDue());
    }

    private @Nullable Sessions sessions(AccountState state, Command command) {
        Jid named = command.account();
        if (named == null && state.registration() instanceof Registration.Erasing erasing) named = erasing.account();
        if (memory.sessions == null && named != null) memory.sessions = new Sessions(named);
        return memory.sessions;
    }

    /** Nobody has said yet whose entity this is. It goes, once what is on its way to here has come. */
    private Effect<AccountEvent, AccountState> nameless(AccountState state, Command command) {
        if (!(command instanceof ErasureCommands.Resume)) return Effect().stop();
        ErasurePort port = new ErasureRun(context, services, id);
        gate.erasure()
                .resumed(state)
                .effects()
                .forEach(effect -> ((AccountEffect.Erasing) effect).step().accept(port));
        shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
        return Effect().none();
    }

    private EffectBuilder<AccountEvent, AccountState> persist(List<AccountEvent> events) {
        return events.size() == 1 ? Effect().persist(events.get(0)) : Effect().persist(events);
    }

    /** Deliveries noted so far ride on a write that happens anyway. */
    private List<AccountEvent> withMarks(List<AccountEvent> events) {
        if (memory.marks.isEmpty()) return events;
        List<AccountEvent> all = new ArrayList<>(events);
        all.add(memory.marks.take());
        return all;
    }
}
