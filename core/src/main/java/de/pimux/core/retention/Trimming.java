package de.pimux.core.retention;

/** A tombstone of events on shelves: the journal removes what is cut in the write in which it stores this event. */
public interface Trimming extends Tombstone {
    Cut cut();

    @Override
    default long[] discards() {
        return new long[0];
    }
}
