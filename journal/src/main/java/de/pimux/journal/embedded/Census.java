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
import org.rocksdb.Snapshot;

/**
 * Looks through what lasts, of all entities, some of them at a time, so that whoever waits until nobody reads gets its
 * turn. Events and snapshots of an entity are looked at together, as they were at one moment: a snapshot that replaces
 * events meanwhile is neither counted beside them nor missed.
 */
final class Census {
    private static final int ROWS_AT_ONCE = 1000;

    private final Predicate<byte[]> content;
    private byte[] cursor = new byte[0];
    private long count;

    Census(Predicate<byte[]> content) {
        this.content = content;
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

    /** How many rows had such a content so far. */
    long count() {
        return count;
    }

    /** Looks at the next entities; returns whether there are more. */
    boolean goOn(Database database) throws RocksDBException {
        Snapshot now = database.rocks().getSnapshot();
        try (ReadOptions options = new ReadOptions().setFillCache(false).setSnapshot(now);
                Rest events = new Rest(database, database.account(), Kind.ACCOUNT, options);
                Rest snapshots = new Rest(database, database.snapshots(), Kind.SNAPSHOT, options)) {
            for (int looked = 0; events.isValid() || snapshots.isValid(); ) {
                EntityKey entity = first(events, snapshots);
                if (looked >= ROWS_AT_ONCE) {
                    cursor = RowKey.of(entity);
                    return true;
                }
                looked += events.count(entity) + snapshots.count(entity);
            }
            return false;
        } finally {
            database.rocks().releaseSnapshot(now);
        }
    }

    private static EntityKey first(Rest events, Rest snapshots) throws RocksDBException {
        if (!events.isValid() || !snapshots.isValid()) {
            return events.isValid() ? events.entity() : snapshots.entity();
        }
        EntityKey left = events.entity();
        EntityKey right = snapshots.entity();
        int order = Long.compareUnsigned(left.high(), right.high());
        if (order == 0) {
            order = Long.compareUnsigned(left.low(), right.low());
        }
        return order <= 0 ? left : right;
    }

    /** What follows in one of the tables. */
    private final class Rest implements AutoCloseable {
        private final Database database;
        private final Kind kind;
        private final RocksIterator rows;

        Rest(Database database, Table table, Kind kind, ReadOptions options) {
            this.database = database;
            this.kind = kind;
            this.rows = database.rocks().newIterator(table.handle(), options);
            rows.seek(cursor);
        }

        /** @throws RocksDBException if the rows cannot be read: that is not the end of them */
        boolean isValid() throws RocksDBException {
            if (rows.isValid()) {
                return true;
            }
            rows.status();
            return false;
        }

        EntityKey entity() {
            return RowKey.entity(rows.key());
        }

        /** Looks at all rows of the entity; returns how many those were. */
        int count(EntityKey entity) throws RocksDBException {
            int looked = 0;
            for (; isValid() && entity().equals(entity); rows.next(), looked++) {
                count += matches(rows.key(), rows.value()) ? 1 : 0;
            }
            return looked;
        }

        private boolean matches(byte[] key, byte[] row) {
            if (!RowKey.isEvent(key)) {
                return false;
            }
            Seal.Opened opened = database.vault().open(RowKey.entity(key), kind, RowKey.sequence(key), row);
            return opened != null && content.test(opened.payload());
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
