package de.pimux.journal.embedded;

import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.Shelf;
import de.pimux.journal.vault.Kind;
import de.pimux.journal.vault.Seal;
import java.time.Instant;
import java.util.List;
import org.rocksdb.RocksDBException;

/** Adds the events of one call to a batch. */
record Append(EntityKey entity, List<EventRecord> events, Instant now) implements Work.Step {
    Work.Kind kind() {
        if (erases()) {
            return Work.Kind.REMOVAL_AFTER_READING;
        }
        return events.stream().allMatch(EventRecord::removes) ? Work.Kind.REMOVAL : Work.Kind.CONTENT;
    }

    int bytes() {
        return events.stream()
                .mapToInt(event -> event.payload().length + RowKey.BYTES)
                .sum();
    }

    boolean removes() {
        return events.stream().anyMatch(EventRecord::removes);
    }

    boolean erases() {
        return events.stream().anyMatch(EventRecord::isErasure);
    }

    @Override
    public void addTo(WriteBuffer batch, Database database) throws RocksDBException {
        boolean highestMayVanish = false;
        for (EventRecord event : events.subList(firstThatStays(), events.size())) {
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
        if (event.leavesRow()) {
            Instant at = event.recordedAt();
            Seal seal = database.vault().seal(entity, Kind.of(event.retention()), at);
            batch.put(table(event, database), entity, event.sequence(), seal, at, event.payload());
        }
        for (long discarded : event.discards()) {
            batch.deletePutOnce(database.pending(), entity, discarded);
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
