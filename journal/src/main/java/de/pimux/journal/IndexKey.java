package de.pimux.journal;

/**
 * By what events on a shelf are found beside their number: a keyed hash of some text, different for each entity. The
 * store keeps a row and a counter for each, on the shelf itself, so that they go when the shelf is dropped.
 */
public final class IndexKey {
    /** Stands for every event, whatever it is found by. */
    public static final long ALL = 0;

    /** Set in every key but {@link #ALL}: keys lie behind the sequence numbers, which are never negative. */
    private static final long MARK = Long.MIN_VALUE | 2;

    private IndexKey() {}

    /** Makes a key of any 64 bits of a hash. */
    public static long of(long hash) {
        return (hash | MARK) & ~1L;
    }
}
