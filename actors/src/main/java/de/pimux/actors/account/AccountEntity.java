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
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import de.pimux.actors.account.AccountEffect.ErasurePort;
import de.pimux.actors.router.Bounce;
import de.pimux.actors.router.Receipt;
import de.pimux.actors.router.Router;
import de.pimux.actors.session.Session;
import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.account.CredentialsEvent.AccountRegistered;
import de.pimux.core.account.Registration;
import de.pimux.core.guard.FailedLoginEvent.FailureNoted;
import de.pimux.core.guard.Origin;
import de.pimux.core.jid.Jid;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.stanza.Iq;
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

    /** Asks for the keys that a login is checked against. */
    public record FetchCredentials(Jid account, ActorRef<Credentials> replyTo) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return Outcome.NOTHING.then(new AccountEffect.Tell<>(
                    replyTo,
                    new Credentials(
                            context.state().credentials(),
                            context.state().failuresToTell() > 0,
                            context.state().isRestricted())));
        }
    }

    /**
     * The answer to {@link FetchCredentials}.
     *
     * @param keys null for an account that doesn't exist
     * @param noticeDue whether the owner, once it has logged in, is to be told of failed logins by {@link LoggedIn}
     * @param disabled whether nobody may log in, not even with the right password
     */
    public record Credentials(@Nullable ScramCredentials keys, boolean noticeDue, boolean disabled) {}

    /** Somebody has tried a wrong password. Nobody waits: how long it takes would tell whether there is an account. */
    public record NoteFailure(Jid account, Origin origin) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.noteFailure(context, origin);
        }
    }

    /** The owner has given the right password, on a stream in this language. */
    public record LoggedIn(Jid account, @Nullable String language) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.loggedIn(context, language);
        }
    }

    /** What the owner is to be told of was read from its shelves. */
    record FailuresRead(
            List<FailureNoted> failures, @Nullable String language) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.failuresRead(context, this);
        }
    }

    /** It could not be read: the next login tries again. */
    record FailuresNotRead() implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return Outcome.NOTHING;
        }
    }

    /**
     * What the operator does to an account, or asks of it.
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

    /** Makes the account (XEP-0077). */
    public record Register(Jid account, ScramCredentials credentials, ActorRef<Registered> replyTo) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            if (context.state().registration().takenUntil(context.quarantine()).isAfter(context.now()))
                return Outcome.NOTHING.then(new AccountEffect.Tell<>(replyTo, new Registered(Condition.CONFLICT)));
            return Outcome.happened(new AccountRegistered(credentials, context.now()))
                    .then(new AccountEffect.Tell<>(replyTo, new Registered(null)));
        }

        @Override
        public void refused(StanzaError error, Router router) {
            replyTo.tell(new Registered(error.condition()));
        }
    }

    /** The answer to {@link Register}; null is success. It is sent when the account is durable. */
    public record Registered(@Nullable Condition refusal) {}

    /** Keys for the new password that a request gave have been derived; null if nobody could log in with it. */
    record PasswordDerived(@Nullable ScramCredentials credentials, Iq request, Receipt receipt) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.changePassword(context, this);
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

    /** A new session wants this resource, or any. */
    public record Bind(Jid requested, ActorRef<Session.Command> session) implements Command {
        @Override
        public Jid account() {
            return requested.bare();
        }

        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.bind(context, this);
        }
    }

    /** The session can be resumed under this id. */
    public record Resumable(String resource, String id) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            BoundSession session = context.sessions().get(resource);
            if (session != null) session.resumptionId(id);
            return Outcome.NOTHING;
        }
    }

    /** Looks for the session that a client wants to resume. */
    public record FindResumable(Jid account, String id, ActorRef<ResumableSession> replyTo) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.findResumable(context, this);
        }
    }

    /**
     * The answer to {@link FindResumable}.
     *
     * @param session null if it is gone
     * @param handled how many stanzas a session that is gone had handled, or -1 if nobody remembers
     */
    public record ResumableSession(@Nullable ActorRef<Session.Command> session, long handled) {}

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

    /** Messages of others that have waited, and are written in one go. */
    record Together(List<Inbound> messages) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            throw new IllegalStateException("each is decided on by itself");
        }

        @Override
        public Jid account() {
            return messages.get(0).account();
        }
    }

    /** The account is done with a write: what waits behind it is next. */
    record Next() implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return Outcome.NOTHING;
        }
    }

    /** A client has these queued messages. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Delivered(String resource, long[] queued, boolean acknowledged) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.delivered(context, this);
        }
    }

    /**
     * The session is over.
     *
     * @param resumptionId under which its client may still ask for it, or null
     * @param handled how many stanzas it had handled
     */
    public record SessionEnded(
            String resource,
            ActorRef<Session.Command> session,
            @Nullable String resumptionId,
            long handled) implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.sessionEnded(context, this);
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

    /** The shard asks the entity to go. */
    public record Stop() implements Command {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.flushDelivered().then(new AccountEffect.Stop());
        }
    }

    /** A snapshot replaces so many events. */
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
        this.gate = new AccountGate(context.getSelf(), timers, services, memory.marks, memory.erasure);
        this.decider = new Decider(id, context, shard, services, gate);
    }

    /** The behaviour of the entity with this opaque id. */
    public static Behavior<Command> create(
            String entityId, ActorRef<ClusterSharding.ShardCommand> shard, AccountServices services) {
        Memory memory = new Memory();
        Behavior<Command> account = Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new AccountEntity(entityId, context, timers, shard, services, memory)));
        Behavior<Command> gathering =
                Behaviors.intercept(() -> new Gathering(memory.waiting, services.router()), account);
        return Behaviors.supervise(gathering).onFailure(RESTART);
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
        return AccountState::apply;
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(EVENTS_PER_SNAPSHOT, 1); // the store deletes what a snapshot covers
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
