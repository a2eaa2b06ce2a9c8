package de.pimux.journal;

/**
 * The opaque name of an entity in the store: 128 bits that are random or a keyed hash, never an address. RocksDB keeps
 * key bounds in its manifest and Cassandra in its commit log, where no deletion reaches them at once.
 */
public record EntityKey(long high, long low) {
    /** Length of the key in bytes. */
    public static final int BYTES = 2 * Long.BYTES;
}
