package de.pimux.journal.plugin;

import akka.actor.ActorRef;
import akka.persistence.PersistentRepr;
import de.pimux.core.retention.Cut;
import de.pimux.core.retention.Erasure;
import de.pimux.core.retention.Indexed;
import de.pimux.core.retention.Retained;
import de.pimux.core.retention.Tombstone;
import de.pimux.core.retention.Trimming;
import de.pimux.journal.DataSecret;
import de.pimux.journal.EventRecord;
import de.pimux.journal.IndexKey;
import de.pimux.journal.ShelfCut;
import de.pimux.journal.codec.EventCodec;
import java.util.Set;

/** Turns Akka's messages into the store's records and back. Akka's own envelope is not stored. */
final class EventRecords {
    private final EventCodec codec;
    private final IndexKeys keys;

    EventRecords(EventCodec codec, DataSecret secret) {
        this.codec = codec;
        this.keys = new IndexKeys(secret);
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
        if (event instanceof Trimming trimming) {
            ShelfCut cut = cut(trimming.cut(), message.persistenceId());
            return EventRecord.cutting(message.sequenceNr(), event.retention(), payload, cut);
        }
        if (event instanceof Tombstone tombstone) {
            return EventRecord.tombstone(message.sequenceNr(), event.retention(), payload, tombstone.discards());
        }
        if (event instanceof Indexed indexed) {
            long[] keys = keys(indexed.foundBy(), message.persistenceId());
            return EventRecord.indexed(message.sequenceNr(), event.retention(), event.recordedAt(), payload, keys);
        }
        return EventRecord.of(message.sequenceNr(), event.retention(), event.recordedAt(), payload);
    }

    private long[] keys(Set<String> texts, String persistenceId) {
        long[] found = new long[texts.size()];
        int next = 0;
        for (String text : texts) {
            found[next++] = keys.of(persistenceId, text);
        }
        return found;
    }

    private ShelfCut cut(Cut cut, String persistenceId) {
        long key = cut.index().isEmpty() ? IndexKey.ALL : keys.of(persistenceId, cut.index());
        return new ShelfCut(cut.retention(), cut.from(), cut.to(), key);
    }

    PersistentRepr toMessage(EventRecord event, String persistenceId) {
        return PersistentRepr.apply(
                codec.decode(event.payload()), event.sequence(), persistenceId, "", false, ActorRef.noSender(), "");
    }
}
