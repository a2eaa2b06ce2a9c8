package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import de.pimux.journal.SequenceRange;
import org.rocksdb.RocksDBException;

/** Deletes rows of one entity; the highest sequence number is written down before the rows that carry it go. */
final class Erasure {
    private Erasure() {}

    /** Deletes the {@code ACCOUNT} rows below a number. */
    static void compact(WriteBuffer batch, Database database, EntityKey entity, long before) throws RocksDBException {
        batch.putNumber(database.sequences(), entity, Sequences.highest(database, entity));
        batch.deleteRange(database.account(), entity, 0, before);
    }

    static void erase(WriteBuffer batch, Database database, EntityKey entity, long before) throws RocksDBException {
        boolean everything = before > Sequences.highest(database, entity);
        compact(batch, database, entity, before);
        Snapshots.delete(batch, database, entity, SequenceRange.ALL);
        for (Table shelf : database.shelfTables()) {
            if (everything) {
                Cutting.clear(batch, shelf, entity);
            } else {
                Cutting.below(batch, database, shelf, entity, before);
            }
        }
        erasePending(batch, database, entity, before);
    }

    /** Row by row: a row that is deleted alone must not be deleted in any other way as well. */
    private static void erasePending(WriteBuffer batch, Database database, EntityKey entity, long before)
            throws RocksDBException {
        try (Rows rows = new Rows(database, database.pending(), entity, new SequenceRange(0, before - 1))) {
            for (rows.toFirst(); rows.isValid(); rows.next()) {
                batch.deletePutOnce(database.pending(), entity, rows.sequence());
            }
        }
    }
}
