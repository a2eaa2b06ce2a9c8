package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import de.pimux.journal.vault.Kind;
import de.pimux.journal.vault.Seal;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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

    /** The first entity behind another, in the order of keys, that has a row which lasts. */
    static @Nullable EntityKey next(Database database, @Nullable EntityKey behind) throws RocksDBException {
        byte[] account = firstKey(database, database.account(), behind);
        byte[] snapshot = firstKey(database, database.snapshots(), behind);
        if (account == null || snapshot == null) {
            byte[] only = account == null ? snapshot : account;
            return only == null ? null : RowKey.entity(only);
        }
        return RowKey.entity(Arrays.compareUnsigned(account, snapshot) < 0 ? account : snapshot);
    }

    private static byte @Nullable [] firstKey(Database database, Table table, @Nullable EntityKey behind)
            throws RocksDBException {
        try (RocksIterator rows = database.rocks().newIterator(table.handle())) {
            if (behind == null) {
                rows.seekToFirst();
            } else {
                rows.seek(RowKey.of(behind, RowKey.COUNTERS_END));
            }
            rows.status();
            return rows.isValid() ? rows.key() : null;
        }
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
