package de.pimux.journal.embedded;

import de.pimux.journal.vault.Kind;
import de.pimux.journal.vault.Seal;
import java.util.function.Predicate;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Looks through what lasts, of all entities. */
final class Census {
    private final Database database;
    private final Predicate<byte[]> content;

    private Census(Database database, Predicate<byte[]> content) {
        this.database = database;
        this.content = content;
    }

    static long count(Database database, Predicate<byte[]> content) throws RocksDBException {
        Census census = new Census(database, content);
        return census.count(database.account(), Kind.ACCOUNT) + census.count(database.snapshots(), Kind.SNAPSHOT);
    }

    private long count(Table table, Kind kind) throws RocksDBException {
        long count = 0;
        try (ReadOptions once = new ReadOptions().setFillCache(false);
                RocksIterator rows = database.rocks().newIterator(table.handle(), once)) {
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                count += RowKey.isEvent(rows.key()) && matches(kind, rows.key(), rows.value()) ? 1 : 0;
            }
            rows.status();
        }
        return count;
    }

    private boolean matches(Kind kind, byte[] key, byte[] row) {
        Seal.Opened opened = database.vault().open(RowKey.entity(key), kind, RowKey.sequence(key), row);
        return opened != null && content.test(opened.payload());
    }
}
