package de.pimux.journal;

import de.pimux.core.retention.RetentionClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event as a store sees it: a number, how long it may live, and bytes that the store never looks into. */
public final class EventRecord {
    /** What an event does to others, beside being stored. */
    private enum Removal {
        NOTHING,
        NAMED,
        CUT,
        EVERYTHING
    }

    private static final long[] NONE = {};

    private final long sequence;
    private final RetentionClass retention;
    private final Instant recordedAt;
    private final byte[] payload;
    private final Removal removal;
    private final long[] discards;
    private final long[] indexKeys;
    private final @Nullable ShelfCut cut;

    private EventRecord(
            long sequence,
            RetentionClass retention,
            Instant recordedAt,
            byte[] payload,
            Removal removal,
            long[] discards,
            long[] indexKeys,
            @Nullable ShelfCut cut) {
        this.sequence = sequence;
        this.retention = retention;
        this.recordedAt = recordedAt;
        this.payload = payload;
        this.removal = removal;
        this.discards = discards;
        this.indexKeys = indexKeys;
        this.cut = cut;
    }

    /**
     * @param recordedAt decides the shelf of a class that is shelved by day; without meaning for the others
     * @throws IllegalArgumentException if events of this class are not kept in an event store
     */
    public static EventRecord of(long sequence, RetentionClass retention, Instant recordedAt, byte[] payload) {
        return new EventRecord(sequence, stored(retention), recordedAt, payload, Removal.NOTHING, NONE, NONE, null);
    }

    /**
     * An event on a shelf that is also found by these keys, see {@link IndexKey}. They go with the event.
     *
     * @throws IllegalArgumentException if the class is not shelved by day
     */
    public static EventRecord indexed(
            long sequence, RetentionClass retention, Instant recordedAt, byte[] payload, long... indexKeys) {
        if (!retention.isShelvedByDay()) {
            throw new IllegalArgumentException(retention + " is not shelved by day");
        }
        return new EventRecord(
                sequence, retention, recordedAt, payload, Removal.NOTHING, NONE, indexKeys.clone(), null);
    }

    /** An event of a class that state is made of. */
    public static EventRecord of(long sequence, RetentionClass retention, byte[] payload) {
        return of(sequence, retention, Instant.EPOCH, payload);
    }

    /**
     * A deletion: the {@code PENDING} rows of the same entity with these sequence numbers go in the write that stores
     * the tombstone. A tombstone that is itself {@code PENDING} leaves no row: its sequence number is all that stays.
     */
    public static EventRecord tombstone(long sequence, RetentionClass retention, byte[] payload, long... discards) {
        return new EventRecord(
                sequence, stored(retention), Instant.EPOCH, payload, Removal.NAMED, discards.clone(), NONE, null);
    }

    /**
     * A deletion from shelves: what is cut of what was stored by earlier calls goes in the write that stores the
     * tombstone. As with other tombstones, one that is {@code PENDING} leaves no row.
     */
    public static EventRecord cutting(long sequence, RetentionClass retention, byte[] payload, ShelfCut cut) {
        return new EventRecord(sequence, stored(retention), Instant.EPOCH, payload, Removal.CUT, NONE, NONE, cut);
    }

    /** The end of an entity: everything stored for it before goes in the write that stores this event. */
    public static EventRecord erasure(long sequence, byte[] payload) {
        return new EventRecord(
                sequence, RetentionClass.ACCOUNT, Instant.EPOCH, payload, Removal.EVERYTHING, NONE, NONE, null);
    }

    private static RetentionClass stored(RetentionClass retention) {
        if (retention == RetentionClass.VOLATILE || retention == RetentionClass.LOG) {
            throw new IllegalArgumentException("events of class " + retention + " are not stored");
        }
        return retention;
    }

    public long sequence() {
        return sequence;
    }

    public RetentionClass retention() {
        return retention;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** The bytes themselves, not a copy: neither the store nor its reader changes them. */
    public byte[] payload() {
        return payload;
    }

    /** The numbers themselves, not a copy. */
    public long[] discards() {
        return discards;
    }

    /** By what the event is found beside its number; the keys themselves, not a copy. */
    public long[] indexKeys() {
        return indexKeys;
    }

    /** What leaves the shelves with this event, or null. */
    public @Nullable ShelfCut cut() {
        return cut;
    }

    public boolean isTombstone() {
        return removal == Removal.NAMED || removal == Removal.CUT;
    }

    public boolean isErasure() {
        return removal == Removal.EVERYTHING;
    }

    /** Whether the event removes others. */
    public boolean removes() {
        return removal != Removal.NOTHING;
    }

    /** Whether the event stays as a row of its own. */
    public boolean leavesRow() {
        return !(isTombstone() && retention == RetentionClass.PENDING);
    }

    @Override
    public String toString() {
        return retention + " event " + sequence;
    }
}
