package de.pimux.journal.embedded;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/** The value of a row on a shelf: by how many keys it is found, the keys, the time in milliseconds, the payload. */
final class ShelfRow {
    private ShelfRow() {}

    /** How many bytes stand in front of the payload. */
    static int overhead(int indexKeys) {
        return 1 + indexKeys * Long.BYTES + Long.BYTES;
    }

    /** Returns the offset behind the row. */
    static int write(long[] indexKeys, Instant at, byte[] payload, byte[] to, int offset) {
        ByteBuffer row = ByteBuffer.wrap(to, offset, overhead(indexKeys.length) + payload.length);
        row.put((byte) indexKeys.length);
        for (long key : indexKeys) {
            row.putLong(key);
        }
        row.putLong(at.toEpochMilli()).put(payload);
        return row.position();
    }

    static long[] indexKeys(byte[] row) {
        long[] keys = new long[row[0]];
        ByteBuffer.wrap(row, 1, keys.length * Long.BYTES).asLongBuffer().get(keys);
        return keys;
    }

    static Instant at(byte[] row) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(row).getLong(overhead(row[0]) - Long.BYTES));
    }

    static byte[] payload(byte[] row) {
        return Arrays.copyOfRange(row, overhead(row[0]), row.length);
    }
}
