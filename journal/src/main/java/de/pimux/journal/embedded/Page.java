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
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Part of a shelf: nothing that was recorded before a time, and nothing whose key is destroyed. */
record Page(Shelf shelf, EntityKey entity, long indexKey, SequenceRange range) {
    private static final int AT_ONCE = 64;

    List<EventRecord> read(Database database, Direction direction, int limit, Instant notBefore)
            throws RocksDBException {
        Table table = database.shelfOrNull(shelf);
        if (table == null || range.isEmpty()) {
            return List.of();
        }
        Reading reading = new Reading(database, table, notBefore, limit);
        if (indexKey == IndexKey.ALL) {
            reading.all(direction);
        } else {
            reading.found(direction);
        }
        return reading.events;
    }

    /** One reading of the part. */
    private final class Reading {
        private final Database database;
        private final Table table;
        private final Instant notBefore;
        private final int limit;
        private final List<EventRecord> events;

        Reading(Database database, Table table, Instant notBefore, int limit) {
            this.database = database;
            this.table = table;
            this.notBefore = notBefore;
            this.limit = limit;
            this.events = new ArrayList<>(Math.min(limit, AT_ONCE));
        }

        void all(Direction direction) throws RocksDBException {
            boolean forward = direction == Direction.OLDEST_FIRST;
            try (Rows rows = new Rows(database, table, entity, range)) {
                if (forward) rows.toFirst();
                else rows.toLast();
                while (events.size() < limit && rows.isValid()) {
                    add(rows.sequence(), rows.value());
                    if (forward) rows.next();
                    else rows.previous();
                }
            }
        }

        /** Rows that an index finds are fetched in one go. */
        void found(Direction direction) throws RocksDBException {
            try (IndexCursor cursor = new IndexCursor(database, table, entity, indexKey, range, direction)) {
                while (events.size() < limit && cursor.isValid()) {
                    List<Long> sequences = new ArrayList<>(AT_ONCE);
                    int wanted = Math.min(limit - events.size(), AT_ONCE);
                    for (; sequences.size() < wanted && cursor.isValid(); cursor.next()) {
                        sequences.add(cursor.sequence());
                    }
                    fetch(sequences);
                }
            }
        }

        /** Without those that went since the index was read. */
        private void fetch(List<Long> sequences) throws RocksDBException {
            List<byte[]> keys = sequences.stream()
                    .map(sequence -> RowKey.of(entity, sequence))
                    .toList();
            List<byte[]> rows = database.rocks().multiGetAsList(Collections.nCopies(keys.size(), table.handle()), keys);
            for (int i = 0; i < keys.size(); i++) {
                if (rows.get(i) != null) {
                    add(sequences.get(i), rows.get(i));
                }
            }
        }

        private void add(long sequence, byte[] row) {
            Seal.Opened opened = database.open(entity, shelf.retention(), sequence, row);
            if (opened != null && !opened.at().isBefore(notBefore)) {
                events.add(EventRecord.of(sequence, shelf.retention(), opened.at(), opened.payload()));
            }
        }
    }

    /** How many events there are, looked at or not: also those that nobody can read any more. */
    long count(Database database, long limit) throws RocksDBException {
        try (Places places = places(database)) {
            return places == null ? 0 : places.skip(limit);
        }
    }

    /** The number of the event behind so many others. */
    OptionalLong sequence(Database database, long before) throws RocksDBException {
        try (Places places = places(database)) {
            return places == null || places.skip(before) < before || !places.isValid()
                    ? OptionalLong.empty()
                    : OptionalLong.of(places.sequence());
        }
    }

    /** From the first one on; null if there are none. */
    private @Nullable Places places(Database database) throws RocksDBException {
        Table table = database.shelfOrNull(shelf);
        if (table == null || range.isEmpty()) {
            return null;
        }
        if (indexKey != IndexKey.ALL) {
            return new IndexCursor(database, table, entity, indexKey, range, Direction.OLDEST_FIRST);
        }
        Rows rows = new Rows(database, table, entity, range);
        rows.toFirst();
        return rows;
    }
}
