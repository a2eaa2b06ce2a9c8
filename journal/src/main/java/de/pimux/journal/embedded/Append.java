package de.pimux.journal.embedded;

import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.Shelf;
import java.util.List;
import org.rocksdb.RocksDBException;

/** Adds the events of one call to a batch. */
record Append(EntityKey entity, List<EventRecord> events) implements Work.Step {
    boolean onlyRemoves() {
        return events.stream().allMatch(EventRecord::isTombstone);
    }

    boolean removes() {
        return events.stream().anyMatch(EventRecord::isTombstone);
    }

    @Override
    public void addTo(WriteBuffer batch, Database database) throws RocksDBException {
        boolean highestMayVanish = false;
        long highest = 0;
        for (EventRecord event : events) {
            if (event.leavesRow()) {
                batch.put(table(event, database), entity, event.sequence(), event.payload());
            }
            for (long discarded : event.discards()) {
                batch.deletePutOnce(database.pending(), entity, discarded);
            }
            highestMayVanish |= event.isTombstone() || !isState(event);
            highest = event.sequence();
        }
        if (highestMayVanish) {
            batch.putNumber(database.sequences(), entity, highest);
        }
    }

    private static boolean isState(EventRecord event) {
        return event.retention() == RetentionClass.ACCOUNT || event.retention() == RetentionClass.PENDING;
    }

    private static Table table(EventRecord event, Database database) throws RocksDBException {
        return switch (event.retention()) {
            case ACCOUNT -> database.account();
            case PENDING -> database.pending();
            default -> database.shelf(Shelf.of(event.retention(), event.recordedAt()));
        };
    }
}
