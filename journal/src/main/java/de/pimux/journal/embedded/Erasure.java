package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.SequenceRange;
import java.time.Instant;
import org.rocksdb.RocksDBException;

/** Deletes rows of one entity; the highest sequence number is written down before the rows that carry it go. */
final class Erasure {
    private Erasure() {}

    /** Deletes the {@code ACCOUNT} rows below a number. */
    static void compact(WriteBuffer batch, Database database, EntityKey entity, long before) throws RocksDBException {
        batch.putNumber(database.sequences(), entity, Sequences.highest(database, entity));
        batch.deleteRange(database.account(), entity, 0, before);
    }

    /** Destroys the key of the entity, which comes first when the batch is written, and deletes all of its rows. */
    static void erase(WriteBuffer batch, Database database, EntityKey entity, Instant now) throws RocksDBException {
        database.vault().erase(entity, now, 0, new byte[0]);
        deleteRows(batch, database, entity);
    }

    /** As the other, where an event tells of it. */
    static void erase(WriteBuffer batch, Database database, EntityKey entity, Instant now, EventRecord event)
            throws RocksDBException {
        database.vault().erase(entity, now, event.sequence(), event.payload());
        deleteRows(batch, database, entity);
    }

    static void deleteRows(WriteBuffer batch, Database database, EntityKey entity) throws RocksDBException {
        compact(batch, database, entity, Long.MAX_VALUE);
        Snapshots.delete(batch, database, entity, SequenceRange.ALL);
        for (Table shelf : database.shelfTables()) {
            Cutting.clear(batch, shelf, entity);
        }
        erasePending(batch, database, entity);
    }

    /** Row by row: a row that is deleted alone must not be deleted in any other way as well. */
    private static void erasePending(WriteBuffer batch, Database database, EntityKey entity) throws RocksDBException {
        try (Rows rows = new Rows(database, database.pending(), entity)) {
            for (rows.toFirst(); rows.isValid(); rows.next()) {
                batch.deletePutOnce(database.pending(), entity, rows.sequence());
            }
        }
    }
}
