package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Snapshot;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/** Rows of snapshots: the time of saving, then the state. */
final class Snapshots {
    private Snapshots() {}

    static void save(WriteBuffer batch, Database database, EntityKey entity, Snapshot snapshot)
            throws RocksDBException {
        batch.deleteRange(database.snapshots(), entity, 0, snapshot.sequence());
        byte[] value = ByteBuffer.allocate(Long.BYTES + snapshot.state().length)
                .putLong(snapshot.savedAtMillis())
                .put(snapshot.state())
                .array();
        batch.put(database.snapshots(), entity, snapshot.sequence(), value);
        Erasure.compact(batch, database, entity, RowKey.after(snapshot.sequence()));
    }

    static Optional<Snapshot> newest(Database database, EntityKey entity, SequenceRange range) throws RocksDBException {
        try (Rows rows = new Rows(database, database.snapshots(), entity, range)) {
            rows.toLast();
            return rows.isValid() ? Optional.of(snapshot(rows)) : Optional.empty();
        }
    }

    private static Snapshot snapshot(Rows rows) {
        byte[] value = rows.value();
        return new Snapshot(
                rows.sequence(), ByteBuffer.wrap(value).getLong(), Arrays.copyOfRange(value, Long.BYTES, value.length));
    }

    static void delete(WriteBuffer batch, Database database, EntityKey entity, SequenceRange range) {
        batch.deleteRange(database.snapshots(), entity, range.from(), RowKey.after(range.to()));
    }
}
