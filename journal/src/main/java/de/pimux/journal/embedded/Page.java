package de.pimux.journal.embedded;

import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.IndexKey;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.vault.Seal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Part of a shelf: nothing that was recorded before a time, and nothing whose key is destroyed. */
record Page(Shelf shelf, EntityKey entity, long indexKey, SequenceRange range) {
    List<EventRecord> read(Database database, Direction direction, int limit, Instant notBefore)
            throws RocksDBException {
        Table table = database.shelfOrNull(shelf);
        if (table == null || range.isEmpty()) {
            return List.of();
        }
        List<EventRecord> found = new ArrayList<>(Math.min(limit, 64));
        try (Rows rows = Rows.ofIndex(database, table, entity, indexKey, range)) {
            boolean forward = direction == Direction.OLDEST_FIRST;
            for (start(rows, forward); found.size() < limit && rows.isValid(); step(rows, forward)) {
                byte[] row = row(database, table, rows);
                Seal.Opened opened =
                        row == null ? null : database.open(entity, shelf.retention(), rows.sequence(), row);
                if (opened != null && !opened.at().isBefore(notBefore)) {
                    found.add(EventRecord.of(rows.sequence(), shelf.retention(), opened.at(), opened.payload()));
                }
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

    /** How many events there are, looked at or not: also those that nobody can read any more. */
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
