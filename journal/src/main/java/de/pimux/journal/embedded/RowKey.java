package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import java.nio.ByteBuffer;

/** Keys of rows: the entity, then the sequence number, both big-endian, so that an entity's rows lie in order. */
final class RowKey {
    static final int BYTES = EntityKey.BYTES + Long.BYTES;

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

    static EntityKey entity(byte[] key) {
        ByteBuffer bytes = ByteBuffer.wrap(key);
        return new EntityKey(bytes.getLong(), bytes.getLong());
    }

    /** Whether this is the key of an event; its numbers are never negative. */
    static boolean isEvent(byte[] key) {
        return key.length == BYTES && sequence(key) >= 0;
    }

    static long sequence(byte[] key) {
        return ByteBuffer.wrap(key).getLong(EntityKey.BYTES);
    }

    /** The first number after a range, for bounds that RocksDB excludes. */
    static long after(long sequence) {
        return sequence == Long.MAX_VALUE ? sequence : sequence + 1;
    }
}
