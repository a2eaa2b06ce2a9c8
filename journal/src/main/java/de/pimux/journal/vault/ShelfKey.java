package de.pimux.journal.vault;

import java.time.Instant;

/**
 * The key of a shelf slot.
 *
 * @param period an hour since the epoch for a finite class, a generation for a lasting one
 */
@SuppressWarnings("ArrayRecordComponent") // the same array wherever it is the same key
record ShelfKey(long id, Kind kind, long period, byte[] key, int slot) {
    private static final long HOUR_SECONDS = 3600;

    /** Which key it is. */
    record Name(Kind kind, long period) {}

    static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), HOUR_SECONDS);
    }

    static Instant start(long hour) {
        return Instant.ofEpochSecond(hour * HOUR_SECONDS);
    }

    Name name() {
        return new Name(kind, period);
    }

    @Override
    public String toString() {
        return kind + " key of period " + period;
    }
}
