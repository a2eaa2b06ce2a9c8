package de.pimux.journal.plugin;

import akka.actor.ActorRef;
import akka.persistence.AtomicWrite;
import akka.persistence.JournalProtocol;
import akka.persistence.NonPersistentRepr;
import akka.persistence.PersistentEnvelope;
import akka.persistence.PersistentRepr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import scala.jdk.javaapi.CollectionConverters;

/** Answers a request to write: once for the request, then once for each event, in order. */
final class WriteReply {
    private final JournalProtocol.WriteMessages request;
    private final ActorRef journal;

    WriteReply(JournalProtocol.WriteMessages request, ActorRef journal) {
        this.request = request;
        this.journal = journal;
    }

    List<AtomicWrite> writes() {
        List<AtomicWrite> writes = new ArrayList<>();
        for (PersistentEnvelope message : CollectionConverters.asJava(request.messages())) {
            if (message instanceof AtomicWrite write) {
                writes.add(write);
            }
        }
        return writes;
    }

    void succeeded() {
        answer(JournalProtocol.WriteMessagesSuccessful$.MODULE$, JournalProtocol.WriteMessageSuccess::new);
    }

    /** Nothing of it is stored, and nothing will be. */
    void rejected(Throwable cause) {
        answer(
                JournalProtocol.WriteMessagesSuccessful$.MODULE$,
                (event, instance) -> new JournalProtocol.WriteMessageRejected(event, cause, instance));
    }

    /** Whether it is stored is known after the next replay. */
    void failed(Throwable cause) {
        answer(
                new JournalProtocol.WriteMessagesFailed(cause, writes().size()),
                (event, instance) -> new JournalProtocol.WriteMessageFailure(event, cause, instance));
    }

    private void answer(Object first, BiFunction<PersistentRepr, Integer, Object> each) {
        ActorRef entity = request.persistentActor();
        entity.tell(first, journal);
        for (PersistentEnvelope message : CollectionConverters.asJava(request.messages())) {
            if (message instanceof AtomicWrite write) {
                for (PersistentRepr event : CollectionConverters.asJava(write.payload())) {
                    entity.tell(each.apply(event, request.actorInstanceId()), event.sender());
                }
            } else if (message instanceof NonPersistentRepr deferred) {
                entity.tell(
                        new JournalProtocol.LoopMessageSuccess(deferred.payload(), request.actorInstanceId()),
                        deferred.sender());
            }
        }
    }
}
