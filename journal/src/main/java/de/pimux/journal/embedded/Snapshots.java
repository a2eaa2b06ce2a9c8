package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Snapshot;
import de.pimux.journal.vault.Kind;
import de.pimux.journal.vault.Seal;
import java.time.Instant;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/** Rows of snapshots; the time that is sealed with the state is that of saving. */
final class Snapshots {
    private Snapshots() {}

    static void save(WriteBuffer batch, Database database, EntityKey entity, Snapshot snapshot)
            throws RocksDBException {
        batch.deleteRange(database.snapshots(), entity, 0, snapshot.sequence());
        Instant at = Instant.ofEpochMilli(snapshot.savedAtMillis());
        Seal seal = database.vault().seal(entity, Kind.SNAPSHOT, at);
        batch.put(database.snapshots(), entity, snapshot.sequence(), seal, at, snapshot.state());
        Erasure.compact(batch, database, entity, RowKey.after(snapshot.sequence()));
    }

    static Optional<Snapshot> newest(Database database, EntityKey entity, SequenceRange range) throws RocksDBException {
        try (Rows rows = new Rows(database, database.snapshots(), entity, range)) {
            rows.toLast();
            return rows.isValid() ? snapshot(database, entity, rows) : Optional.empty();
        }
    }

    private static Optional<Snapshot> snapshot(Database database, EntityKey entity, Rows rows) {
        Seal.Opened opened = database.vault().open(entity, Kind.SNAPSHOT, rows.sequence(), rows.value());
        return Optional.ofNullable(opened)
                .map(found -> new Snapshot(rows.sequence(), found.at().toEpochMilli(), found.payload()));
    }

    static void delete(WriteBuffer batch, Database database, EntityKey entity, SequenceRange range) {
        batch.deleteRange(database.snapshots(), entity, range.from(), RowKey.after(range.to()));
    }
}
