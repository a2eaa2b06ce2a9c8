package de.pimux.journal.plugin;

import akka.actor.ActorRef;
import akka.persistence.PersistentRepr;
import de.pimux.core.retention.Erasure;
import de.pimux.core.retention.Retained;
import de.pimux.core.retention.Tombstone;
import de.pimux.journal.EventRecord;
import de.pimux.journal.codec.EventCodec;

/** Turns Akka's messages into the store's records and back. Akka's own envelope is not stored. */
final class EventRecords {
    private final EventCodec codec;

    EventRecords(EventCodec codec) {
        this.codec = codec;
    }

    /** @throws RuntimeException if the event has no codec or must not be stored */
    EventRecord toRecord(PersistentRepr message) {
        if (!(message.payload() instanceof Retained event)) {
            throw new IllegalArgumentException(message.payload().getClass().getName() + " has no retention class");
        }
        byte[] payload = codec.encode(event);
        if (event instanceof Erasure) {
            return EventRecord.erasure(message.sequenceNr(), payload);
        }
        if (event instanceof Tombstone tombstone) {
            return EventRecord.tombstone(message.sequenceNr(), event.retention(), payload, tombstone.discards());
        }
        return EventRecord.of(message.sequenceNr(), event.retention(), event.recordedAt(), payload);
    }

    PersistentRepr toMessage(EventRecord event, String persistenceId) {
        return PersistentRepr.apply(
                codec.decode(event.payload()), event.sequence(), persistenceId, "", false, ActorRef.noSender(), "");
    }
}
