package de.pimux.journal.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * The row that says since which erasure data was brought back in which others may know whom it has erased again. It stays
 * until they have forgotten them, however often the server starts meanwhile.
 */
final class BroughtBack {
    private static final byte[] KEY = "brought-back".getBytes(US_ASCII);

    private BroughtBack() {}

    /** The number of the last erasure that the data knew of; null if nothing is to be forgotten. */
    static @Nullable Long since(Database database) throws RocksDBException {
        byte[] row = database.rocks().get(database.notes().handle(), KEY);
        return row == null ? null : ByteBuffer.wrap(row).getLong();
    }

    static void note(WriteBuffer batch, Database database, long lastErasure) {
        batch.put(
                database.notes(),
                KEY,
                ByteBuffer.allocate(Long.BYTES).putLong(lastErasure).array());
    }

    static void settle(WriteBuffer batch, Database database) {
        batch.delete(database.notes(), KEY);
    }
}
