package de.pimux.journal.embedded;

import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.IndexKey;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Reads part of a shelf. */
record Page(Shelf shelf, EntityKey entity, long indexKey, SequenceRange range) {
    List<EventRecord> read(Database database, Direction direction, int limit) throws RocksDBException {
        Table table = database.shelfOrNull(shelf);
        if (table == null || range.isEmpty()) {
            return List.of();
        }
        List<EventRecord> found = new ArrayList<>(Math.min(limit, 64));
        try (Rows rows = Rows.ofIndex(database, table, entity, indexKey, range)) {
            boolean forward = direction == Direction.OLDEST_FIRST;
            start(rows, forward);
            while (found.size() < limit && rows.isValid()) {
                byte[] row = row(database, table, rows);
                if (row != null) {
                    found.add(EventRecord.of(
                            rows.sequence(), shelf.retention(), ShelfRow.at(row), ShelfRow.payload(row)));
                }
                step(rows, forward);
            }
        }
        return found;
    }

    /** Null if it went between the two reads. */
    private byte @Nullable [] row(Database database, Table table, Rows rows) throws RocksDBException {
        return indexKey == IndexKey.ALL
                ? rows.value()
                : database.rocks().get(table.handle(), RowKey.of(entity, rows.sequence()));
    }

    long count(Database database, long limit) throws RocksDBException {
        Table table = database.shelfOrNull(shelf);
        if (table == null || range.isEmpty()) {
            return 0;
        }
        long count = 0;
        try (Rows rows = Rows.ofIndex(database, table, entity, indexKey, range)) {
            for (rows.toFirst(); count < limit && rows.isValid(); rows.next()) {
                count++;
            }
        }
        return count;
    }

    private static void start(Rows rows, boolean forward) {
        if (forward) {
            rows.toFirst();
        } else {
            rows.toLast();
        }
    }

    private static void step(Rows rows, boolean forward) {
        if (forward) {
            rows.next();
        } else {
            rows.previous();
        }
    }
}
