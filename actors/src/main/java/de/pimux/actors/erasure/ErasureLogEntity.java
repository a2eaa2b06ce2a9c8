package de.pimux.actors.erasure;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EffectBuilder;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import de.pimux.core.account.Registration.Erased;
import de.pimux.core.erasure.ErasureLog;
import de.pimux.core.erasure.ErasureLogEvent;
import de.pimux.core.erasure.ErasureLogEvent.ReceiptLogged;
import de.pimux.core.retention.Tombstone;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventStore;
import de.pimux.journal.plugin.JournalExtension;
import java.time.Duration;
import java.util.Optional;

/**
 * Remembers which erasures are under way, since accounts sleep after a restart, and which receipts were made. There is
 * one for the whole server.
 */
final class ErasureLogEntity extends EventSourcedBehavior<ErasureLogEntity.Command, ErasureLogEvent, ErasureLog> {
    static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "erasure-log");

    /** The id of the only entity. */
    static final String ID = "log";

    /** What this entity is told. Each is answered with the log as it is then, durable; a full disk takes no notes. */
    sealed interface Command {
        Optional<ErasureLogEvent> decide(ErasureLog log, long nextSequenceNr);

        ActorRef<ErasureLog> replyTo();
    }

    /** The account with this opaque id is about to begin. */
    record Note(String account, ActorRef<ErasureLog> replyTo) implements Command {
        @Override
        public Optional<ErasureLogEvent> decide(ErasureLog log, long nextSequenceNr) {
            return log.note(account, nextSequenceNr);
        }
    }

    /** It has not begun. */
    record Drop(String account, ActorRef<ErasureLog> replyTo) implements Command {
        @Override
        public Optional<ErasureLogEvent> decide(ErasureLog log, long nextSequenceNr) {
            return log.drop(account);
        }
    }

    /** It is erased, and this goes on record. */
    record Complete(String account, Erased erased, ActorRef<ErasureLog> replyTo) implements Command {
        @Override
        public Optional<ErasureLogEvent> decide(ErasureLog log, long nextSequenceNr) {
            return log.complete(account, erased.at(), erased.by(), erased.records(), erased.receipt());
        }
    }

    record Read(ActorRef<ErasureLog> replyTo) implements Command {
        @Override
        public Optional<ErasureLogEvent> decide(ErasureLog log, long nextSequenceNr) {
            return Optional.empty();
        }
    }

    private final ActorContext<Command> context;
    private final EventStore store;
    private final EntityKey self;

    private ErasureLogEntity(ActorContext<Command> context, EventStore store, EntityKey self) {
        super(
                PersistenceId.ofUniqueId(KEY.name()),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
        this.context = context;
        this.store = store;
        this.self = self;
    }

    static Behavior<Command> create(JournalExtension journal) {
        EntityKey self = journal.entity(KEY.name());
        return Behaviors.setup(context -> new ErasureLogEntity(context, journal.store(), self));
    }

    @Override
    public ErasureLog emptyState() {
        return ErasureLog.EMPTY;
    }

    @Override
    public CommandHandler<Command, ErasureLogEvent, ErasureLog> commandHandler() {
        return (log, command) -> command.decide(log, lastSequenceNumber(context) + 1)
                .filter(event -> event instanceof Tombstone || store.health().accepting())
                .<Effect<ErasureLogEvent, ErasureLog>>map(event -> write(event, command))
                .orElseGet(() -> Effect().reply(command.replyTo(), log));
    }

    private EffectBuilder<ErasureLogEvent, ErasureLog> write(ErasureLogEvent event, Command command) {
        return Effect().persist(event).thenRun(log -> {
            command.replyTo().tell(log);
            if (event instanceof ReceiptLogged) forgetOldest();
        });
    }

    /** An erasure takes two positions, so some records more than needed stay; replay forgets those as well. */
    private void forgetOldest() {
        long last = lastSequenceNumber(context);
        if (last % ErasureLog.KEPT == 0 && last > 3L * ErasureLog.KEPT)
            store.compact(self, last - 3L * ErasureLog.KEPT);
    }

    @Override
    public EventHandler<ErasureLog, ErasureLogEvent> eventHandler() {
        return (log, event) -> event.applyTo(log);
    }
}
