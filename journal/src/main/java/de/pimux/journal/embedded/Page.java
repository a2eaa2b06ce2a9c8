package de.pimux.journal.embedded;

import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.vault.Kind;
import de.pimux.journal.vault.Seal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDBException;

/** Reads part of a shelf: nothing that was recorded before a time, and nothing whose key is destroyed. */
record Page(Shelf shelf, EntityKey entity, SequenceRange range, Direction direction, int limit, Instant notBefore) {
    List<EventRecord> read(Database database) throws RocksDBException {
        Table table = database.shelfOrNull(shelf);
        if (table == null || range.isEmpty()) {
            return List.of();
        }
        List<EventRecord> found = new ArrayList<>();
        try (Rows rows = new Rows(database, table, entity, range)) {
            boolean forward = direction == Direction.OLDEST_FIRST;
            for (start(rows, forward); found.size() < limit && rows.isValid(); step(rows, forward)) {
                Seal.Opened opened =
                        database.vault().open(entity, Kind.of(shelf.retention()), rows.sequence(), rows.value());
                if (opened != null && !opened.at().isBefore(notBefore)) {
                    found.add(EventRecord.of(rows.sequence(), shelf.retention(), opened.at(), opened.payload()));
                }
            }
        }
        return found;
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
