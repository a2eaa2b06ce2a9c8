package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import de.pimux.journal.IndexKey;
import java.nio.ByteBuffer;

/**
 * Keys of rows: the entity, then the sequence number, both big-endian, so that an entity's rows lie in order. Behind
 * them, on shelves, lie for every index key a counter under the entity and the key, and a row for each event under the
 * entity, the key and the sequence number.
 */
final class RowKey {
    static final int BYTES = EntityKey.BYTES + Long.BYTES;
    static final int INDEX_BYTES = BYTES + Long.BYTES;

    /** Where index rows and counters of an entity start, behind every sequence number ... */
    static final long COUNTERS = Long.MIN_VALUE;

    /** ... and where they end: no key is so high. */
    static final long COUNTERS_END = -1;

    private RowKey() {}

    static byte[] of(EntityKey entity) {
        return ByteBuffer.allocate(EntityKey.BYTES)
                .putLong(entity.high())
                .putLong(entity.low())
                .array();
    }

    static byte[] of(EntityKey entity, long sequence) {
        return ByteBuffer.allocate(BYTES)
                .putLong(entity.high())
                .putLong(entity.low())
                .putLong(sequence)
                .array();
    }

    static byte[] of(EntityKey entity, long indexKey, long sequence) {
        return ByteBuffer.allocate(INDEX_BYTES)
                .putLong(entity.high())
                .putLong(entity.low())
                .putLong(indexKey)
                .putLong(sequence)
                .array();
    }

    static EntityKey entity(byte[] key) {
        ByteBuffer bytes = ByteBuffer.wrap(key);
        return new EntityKey(bytes.getLong(), bytes.getLong());
    }

    /** Whether this is the key of an event; its numbers are never negative. */
    static boolean isEvent(byte[] key) {
        return key.length == BYTES && sequence(key) >= 0;
    }

    /** The number that ends every key of a row. */
    static long sequence(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    }

    /** Under what the counter of an index key lies; that of all events has a key that no hash is made to. */
    static long counter(long indexKey) {
        return indexKey == IndexKey.ALL ? COUNTERS : indexKey;
    }

    /** The first number after a range, for bounds that RocksDB excludes. */
    static long after(long sequence) {
        return sequence == Long.MAX_VALUE ? sequence : sequence + 1;
    }
}
