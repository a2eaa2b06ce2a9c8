package de.pimux.journal.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import de.pimux.journal.StoreException;
import de.pimux.journal.vault.VaultMark;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The row in which the data notes its own format and how far its vault had come when it was written. */
final class Mark {
    /** Version 1 noted nothing and sealed nothing, 2 had RocksDB add counters up. */
    private static final int FORMAT = 3;

    private static final byte[] KEY = "vault".getBytes(US_ASCII);
    private static final int BYTES = Integer.BYTES + 5 * Long.BYTES;

    private Mark() {}

    /**
     * Null if the data is new.
     *
     * @throws StoreException if another version wrote the data
     */
    static @Nullable VaultMark read(Database database) throws RocksDBException {
        byte[] row = database.rocks().get(database.notes().handle(), KEY);
        if (row == null) {
            if (holdsRows(database)) {
                throw new StoreException("the data was written by a version of pimux before payloads were sealed, and"
                        + " this one does not read it: start with an empty data folder");
            }
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(row);
        int format = bytes.getInt();
        if (format != FORMAT) {
            throw new StoreException("the data has format " + format + ", this version of pimux knows " + FORMAT);
        }
        return new VaultMark(
                new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    private static boolean holdsRows(Database database) {
        for (Table table : database.tables()) {
            try (RocksIterator rows = database.rocks().newIterator(table.handle())) {
                rows.seekToFirst();
                if (rows.isValid()) {
                    return true;
                }
            }
        }
        return false;
    }

    static void write(WriteBuffer batch, Database database, VaultMark mark) {
        byte[] row = ByteBuffer.allocate(BYTES)
                .putInt(FORMAT)
                .putLong(mark.vault().getMostSignificantBits())
                .putLong(mark.vault().getLeastSignificantBits())
                .putLong(mark.lastId())
                .putLong(mark.lastErasure())
                .putLong(mark.generation())
                .array();
        batch.put(database.notes(), KEY, row);
    }
}
