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
import java.util.Collections;
import java.util.List;
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
            start(rows, forward);
            while (found.size() < limit && rows.isValid()) {
                for (Row row : next(database, table, rows, forward, limit - found.size())) {
                    Seal.Opened opened = database.open(entity, shelf.retention(), row.sequence(), row.value());
                    if (opened != null && !opened.at().isBefore(notBefore)) {
                        found.add(EventRecord.of(row.sequence(), shelf.retention(), opened.at(), opened.payload()));
                    }
                }
            }
        }
        return found;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(long sequence, byte[] value) {}

    /** Some rows, at least one step further; those that an index finds are fetched in one go. */
    private List<Row> next(Database database, Table table, Rows rows, boolean forward, int limit)
            throws RocksDBException {
        if (indexKey == IndexKey.ALL) {
            Row row = new Row(rows.sequence(), rows.value());
            step(rows, forward);
            return List.of(row);
        }
        List<Long> sequences = new ArrayList<>(Math.min(limit, 64));
        for (; sequences.size() < limit && rows.isValid(); step(rows, forward)) {
            sequences.add(rows.sequence());
        }
        return rows(database, table, sequences);
    }

    /** Without those that went since the index was read. */
    private List<Row> rows(Database database, Table table, List<Long> sequences) throws RocksDBException {
        List<byte[]> keys =
                sequences.stream().map(sequence -> RowKey.of(entity, sequence)).toList();
        List<byte[]> values = database.rocks().multiGetAsList(Collections.nCopies(keys.size(), table.handle()), keys);
        List<Row> rows = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            byte[] value = values.get(i);
            if (value != null) {
                rows.add(new Row(sequences.get(i), value));
            }
        }
        return rows;
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
