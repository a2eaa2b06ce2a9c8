package de.pimux.journal.embedded;

import java.nio.ByteBuffer;

/**
 * The value of a row on a shelf: by how many keys it is found, the keys, and then what is sealed. The keys lie open, so
 * that a row can be taken away with what it is found by although nobody can read it any more.
 */
final class ShelfRow {
    private ShelfRow() {}

    /** How many bytes stand in front of the seal. */
    static int overhead(int indexKeys) {
        return 1 + indexKeys * Long.BYTES;
    }

    /** Returns the offset at which the seal starts. */
    static int writeKeys(long[] indexKeys, byte[] to, int offset) {
        ByteBuffer row = ByteBuffer.wrap(to, offset, overhead(indexKeys.length));
        row.put((byte) indexKeys.length);
        for (long key : indexKeys) {
            row.putLong(key);
        }
        return row.position();
    }

    static long[] indexKeys(byte[] row) {
        long[] keys = new long[row[0]];
        ByteBuffer.wrap(row, 1, keys.length * Long.BYTES).asLongBuffer().get(keys);
        return keys;
    }

    /** From where on the row is sealed. */
    static int sealed(byte[] row) {
        return overhead(row[0]);
    }
}
