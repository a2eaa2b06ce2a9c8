package de.pimux.journal.embedded;

import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.IndexKey;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.ShelfCut;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Takes rows of one entity from one shelf, with what they are found by, and keeps the counters right. */
final class Cutting {
    private final WriteBuffer batch;
    private final Database database;
    private final Table table;
    private final EntityKey entity;

    private Cutting(WriteBuffer batch, Database database, Table table, EntityKey entity) {
        this.batch = batch;
        this.database = database;
        this.table = table;
        this.entity = entity;
    }

    static void cut(WriteBuffer batch, Database database, EntityKey entity, ShelfCut cut) throws RocksDBException {
        for (Shelf shelf : database.shelves()) {
            SequenceRange range = cut.on(shelf);
            Table table = database.shelfOrNull(shelf);
            if (table == null || range.isEmpty()) {
                continue;
            }
            if (cut.indexKey() == IndexKey.ALL && isWhole(database, table, entity, range)) {
                clear(batch, table, entity);
            } else {
                new Cutting(batch, database, table, entity).rows(cut.indexKey(), range);
            }
        }
    }

    /** Deletes every row, index row and counter of an entity on a shelf. */
    static void clear(WriteBuffer batch, Table table, EntityKey entity) {
        batch.shelfChanges().clear(table, entity);
        batch.deleteRange(table, entity, 0, Long.MAX_VALUE);
        batch.deleteRange(table, entity, RowKey.COUNTERS, RowKey.COUNTERS_END);
    }

    /** Whether no row of the entity lies outside of the range. */
    private static boolean isWhole(Database database, Table table, EntityKey entity, SequenceRange range)
            throws RocksDBException {
        try (Rows rows = new Rows(database, table, entity)) {
            rows.toFirst();
            if (!rows.isValid() || rows.sequence() < range.from()) {
                return false;
            }
            rows.toLast();
            return rows.isValid() && rows.sequence() <= range.to();
        }
    }

    private void rows(long indexKey, SequenceRange range) throws RocksDBException {
        if (indexKey == IndexKey.ALL) {
            all(range);
            return;
        }
        try (IndexCursor found = new IndexCursor(database, table, entity, indexKey, range, Direction.OLDEST_FIRST)) {
            for (; found.isValid(); found.next()) {
                remove(found.sequence(), database.rocks().get(table.handle(), RowKey.of(entity, found.sequence())));
            }
        }
    }

    private void all(SequenceRange range) throws RocksDBException {
        try (Rows rows = new Rows(database, table, entity, range)) {
            for (rows.toFirst(); rows.isValid(); rows.next()) {
                remove(rows.sequence(), rows.value());
            }
        }
    }

    private void remove(long sequence, byte @Nullable [] row) {
        if (row == null || !batch.shelfChanges().takes(table, entity, sequence)) {
            return;
        }
        batch.delete(table, entity, sequence);
        batch.shelfChanges().remove(table, entity, IndexKey.ALL, sequence);
        for (long key : ShelfRow.indexKeys(row)) {
            batch.shelfChanges().remove(table, entity, key, sequence);
        }
    }
}
