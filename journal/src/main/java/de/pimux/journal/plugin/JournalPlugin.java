package de.pimux.journal.plugin;

import akka.actor.AbstractActor;
import akka.actor.ActorRef;
import akka.persistence.AtomicWrite;
import akka.persistence.DeleteMessagesFailure;
import akka.persistence.DeleteMessagesSuccess;
import akka.persistence.JournalProtocol;
import akka.persistence.PersistentRepr;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.SequenceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The journal of Akka Persistence. It speaks the protocol of persistent actors itself instead of extending
 * {@code AsyncWriteJournal}, which does not ask for events before a snapshot when there is none after it, and which sets
 * a timer and passes three more mailboxes for each event. Fits the Akka version that is pinned in the pom.
 */
public final class JournalPlugin extends AbstractActor {
    private final JournalExtension journal = JournalExtension.get(getContext().getSystem());
    private final EventRecords records = new EventRecords(journal.codec(), journal.secret());

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(JournalProtocol.WriteMessages.class, this::write)
                .match(JournalProtocol.ReplayMessages.class, this::replay)
                .match(JournalProtocol.DeleteMessagesTo.class, this::delete)
                .build();
    }

    private void write(JournalProtocol.WriteMessages request) {
        WriteReply reply = new WriteReply(request, getSelf());
        List<EventRecord> events = new ArrayList<>();
        EntityKey entity;
        try {
            entity = toRecords(reply.writes(), events);
        } catch (RuntimeException e) {
            reply.rejected(e);
            return;
        }
        if (events.isEmpty()) {
            reply.succeeded();
            return;
        }
        journal.store().append(entity, events).whenComplete((done, failure) -> {
            if (failure == null) {
                reply.succeeded();
            } else {
                reply.failed(cause(failure));
            }
        });
    }

    private EntityKey toRecords(List<AtomicWrite> writes, List<EventRecord> events) {
        String persistenceId = "";
        for (AtomicWrite write : writes) {
            persistenceId = write.persistenceId();
            for (PersistentRepr event : CollectionConverters.asJava(write.payload())) {
                events.add(records.toRecord(event));
            }
        }
        return journal.entity(persistenceId);
    }

    private void replay(JournalProtocol.ReplayMessages request) {
        String persistenceId = request.persistenceId();
        ActorRef entity = request.persistentActor();
        SequenceRange range = new SequenceRange(request.fromSequenceNr(), request.toSequenceNr());
        journal.store()
                .replay(
                        journal.entity(persistenceId),
                        journal.classes().scope(persistenceId),
                        range,
                        request.max(),
                        event -> replayed(records.toMessage(event, persistenceId), entity))
                .whenComplete((highest, failure) -> entity.tell(recovered(highest, failure), getSelf()));
    }

    private void replayed(PersistentRepr event, ActorRef entity) {
        if (!journal.classes().isOver(event.payload())) {
            entity.tell(new JournalProtocol.ReplayedMessage(event), ActorRef.noSender());
        }
    }

    private static Object recovered(@Nullable Long highest, @Nullable Throwable failure) {
        return failure == null && highest != null
                ? new JournalProtocol.RecoverySuccess(highest)
                : new JournalProtocol.ReplayMessagesFailure(cause(failure));
    }

    private void delete(JournalProtocol.DeleteMessagesTo request) {
        long to = request.toSequenceNr();
        ActorRef self = getSelf();
        journal.store().compact(journal.entity(request.persistenceId()), to).whenComplete((done, failure) -> {
            Object reply =
                    failure == null ? new DeleteMessagesSuccess(to) : new DeleteMessagesFailure(cause(failure), to);
            request.persistentActor().tell(reply, self);
        });
    }

    private static Throwable cause(@Nullable Throwable failure) {
        if (failure instanceof CompletionException wrapper && wrapper.getCause() != null) {
            return wrapper.getCause();
        }
        return failure != null ? failure : new IllegalStateException("neither a result nor a failure");
    }
}
