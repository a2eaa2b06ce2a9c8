package de.pimux.journal.embedded;

import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.IndexKey;
import de.pimux.journal.Shelf;
import de.pimux.journal.ShelfCut;
import de.pimux.journal.vault.Kind;
import de.pimux.journal.vault.Seal;
import java.time.Instant;
import java.util.List;
import org.rocksdb.RocksDBException;

/** Adds the events of one call to a batch. Loops instead of streams: every message passes here. */
record Append(EntityKey entity, List<EventRecord> events, Instant now) implements Work.Step {
    Work.Kind kind() {
        if (erases() || cuts()) {
            // beside new content it would have to wait for room as content does
            return onlyRemoves() || erases() ? Work.Kind.REMOVAL_AFTER_READING : Work.Kind.CONTENT_AFTER_READING;
        }
        if (!onlyRemoves()) return Work.Kind.CONTENT;
        return leavesRows() ? Work.Kind.REMOVAL : Work.Kind.LIGHT_REMOVAL;
    }

    private boolean leavesRows() {
        for (EventRecord event : events) if (event.leavesRow()) return true;
        return false;
    }

    private boolean onlyRemoves() {
        for (EventRecord event : events) if (!event.removes()) return false;
        return true;
    }

    int bytes() {
        int bytes = 0;
        for (EventRecord event : events) bytes += event.payload().length + RowKey.BYTES;
        return bytes;
    }

    boolean removes() {
        for (EventRecord event : events) if (event.removes()) return true;
        return false;
    }

    boolean erases() {
        for (EventRecord event : events) if (event.isErasure()) return true;
        return false;
    }

    boolean cuts() {
        for (EventRecord event : events) if (event.cut() != null) return true;
        return false;
    }

    @Override
    public void addTo(WriteBuffer batch, Database database) throws RocksDBException {
        boolean highestMayVanish = false;
        List<EventRecord> staying = events.subList(firstThatStays(), events.size());
        // first: a cut looks at what is committed, and must not meet what this very write adds
        for (EventRecord event : staying) {
            cut(event, batch, database);
        }
        for (EventRecord event : staying) {
            add(event, batch, database);
            highestMayVanish |= event.isTombstone() || !isState(event);
        }
        if (highestMayVanish) {
            batch.putNumber(
                    database.sequences(), entity, events.get(events.size() - 1).sequence());
        }
    }

    /** What the same call erases again is not written at all. */
    private int firstThatStays() {
        for (int i = events.size() - 1; i > 0; i--) {
            if (events.get(i).isErasure()) {
                return i;
            }
        }
        return 0;
    }

    private void add(EventRecord event, WriteBuffer batch, Database database) throws RocksDBException {
        if (event.isErasure()) {
            Erasure.erase(batch, database, entity, now, event);
        }
        if (!isState(event)) {
            shelve(event, batch, database);
        } else if (event.leavesRow()) {
            Table table = event.retention() == RetentionClass.ACCOUNT ? database.account() : database.pending();
            batch.put(table, entity, event.sequence(), seal(event, database), event.recordedAt(), event.payload());
        }
        for (long discarded : event.discards()) {
            batch.deletePutOnce(database.pending(), entity, discarded);
        }
    }

    private void cut(EventRecord event, WriteBuffer batch, Database database) throws RocksDBException {
        ShelfCut cut = event.cut();
        if (cut != null) {
            Cutting.cut(batch, database, entity, cut);
        }
    }

    private static boolean isState(EventRecord event) {
        return event.retention() == RetentionClass.ACCOUNT || event.retention() == RetentionClass.PENDING;
    }

    private void shelve(EventRecord event, WriteBuffer batch, Database database) throws RocksDBException {
        Table shelf = database.shelf(Shelf.of(event.retention(), event.recordedAt()));
        batch.putShelved(shelf, entity, event, seal(event, database));
        batch.shelfChanges().add(shelf, entity, IndexKey.ALL, event.sequence());
        for (long key : event.indexKeys()) {
            batch.shelfChanges().add(shelf, entity, key, event.sequence());
        }
    }

    private Seal seal(EventRecord event, Database database) {
        return database.vault().seal(entity, Kind.of(event.retention()), event.recordedAt());
    }
}
