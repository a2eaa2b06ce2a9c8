package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import java.nio.ByteBuffer;
import org.rocksdb.RocksDBException;

/**
 * Highest sequence numbers. A row that is there speaks for itself; the number is written down only where the row that
 * carries it may go before the next one comes.
 */
final class Sequences {
    private Sequences() {}

    static long highest(Database database, EntityKey entity) throws RocksDBException {
        long rows = Math.max(last(database, database.account(), entity), last(database, database.pending(), entity));
        return Math.max(rows, writtenDown(database, entity));
    }

    static long writtenDown(Database database, EntityKey entity) throws RocksDBException {
        byte[] number = database.rocks().get(database.sequences().handle(), RowKey.of(entity));
        return number == null ? 0 : ByteBuffer.wrap(number).getLong();
    }

    private static long last(Database database, Table table, EntityKey entity) throws RocksDBException {
        try (Rows rows = new Rows(database, table, entity)) {
            rows.toLast();
            return rows.isValid() ? rows.sequence() : 0;
        }
    }
}
