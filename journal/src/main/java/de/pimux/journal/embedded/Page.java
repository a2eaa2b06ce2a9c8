package de.pimux.journal.embedded;

import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDBException;

/** Reads part of a shelf. */
final class Page {
    private Page() {}

    static List<EventRecord> read(
            Database database, Shelf shelf, EntityKey entity, SequenceRange range, Direction direction, int limit)
            throws RocksDBException {
        Table table = database.shelfOrNull(shelf);
        if (table == null || range.isEmpty()) {
            return List.of();
        }
        List<EventRecord> found = new ArrayList<>();
        try (Rows rows = new Rows(database, table, entity, range)) {
            boolean forward = direction == Direction.OLDEST_FIRST;
            start(rows, forward);
            while (found.size() < limit && rows.isValid()) {
                found.add(EventRecord.of(rows.sequence(), shelf.retention(), rows.value()));
                step(rows, forward);
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
