package de.pimux.core.streammanagement;

/** The stanza counters of XEP-0198 §4: they wrap at 2^32, so that only distances between two of them mean anything. */
public final class Counter {
    private static final long MODULUS = 1L << 32;

    private Counter() {}

    /** The value that stands on the wire for a count of stanzas. */
    public static long onWire(long count) {
        return Math.floorMod(count, MODULUS);
    }

    /** How far a value on the wire is ahead of a count; a value behind it comes out huge. */
    public static long ahead(long wire, long count) {
        return Math.floorMod(wire - count, MODULUS);
    }
}
