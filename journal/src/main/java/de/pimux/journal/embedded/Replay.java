package de.pimux.journal.embedded;

import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.ReplayScope;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.vault.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Merges the tables that state is made of, in the order of the sequence numbers. */
final class Replay implements AutoCloseable {
    /** One table's rows of the entity. */
    private final class Source implements AutoCloseable {
        private final RetentionClass retention;
        private final Rows rows;
        private long sequence;

        Source(RetentionClass retention, Rows rows) {
            this.retention = retention;
            this.rows = rows;
        }

        long last() throws RocksDBException {
            rows.toLast();
            return rows.isValid() ? rows.sequence() : 0;
        }

        /** A snapshot covers the {@code ACCOUNT} rows before a number, and no others. */
        void start(long from) throws RocksDBException {
            if (retention == RetentionClass.ACCOUNT) {
                rows.to(from);
            } else {
                rows.toFirst();
            }
            look();
        }

        void look() throws RocksDBException {
            sequence = rows.isValid() ? rows.sequence() : Long.MAX_VALUE;
        }

        /** Null where the key of the row is destroyed: it is as good as deleted. */
        @Nullable
        EventRecord take() throws RocksDBException {
            Seal.Opened opened = database.open(entity, retention, sequence, rows.value());
            EventRecord event =
                    opened == null ? null : EventRecord.of(sequence, retention, opened.at(), opened.payload());
            rows.next();
            look();
            return event;
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    private final Database database;
    private final EntityKey entity;
    private final List<Source> sources = new ArrayList<>(2);

    private Replay(Database database, EntityKey entity, ReplayScope scope) {
        this.database = database;
        this.entity = entity;
        if (scope.classes().contains(RetentionClass.ACCOUNT)) {
            sources.add(new Source(RetentionClass.ACCOUNT, new Rows(database, database.account(), entity)));
        }
        if (scope.classes().contains(RetentionClass.PENDING)) {
            sources.add(new Source(RetentionClass.PENDING, new Rows(database, database.pending(), entity)));
        }
        if (scope.classes().stream().anyMatch(RetentionClass::isShelvedByDay)) {
            addShelves(database, entity, scope);
        }
    }

    private void addShelves(Database database, EntityKey entity, ReplayScope scope) {
        for (Shelf shelf : database.shelves()) {
            Table table = scope.includes(shelf) ? database.shelfOrNull(shelf) : null;
            if (table != null) {
                sources.add(new Source(shelf.retention(), new Rows(database, table, entity)));
            }
        }
    }

    /** Returns the highest sequence number of the entity. */
    static long run(
            Database database,
            EntityKey entity,
            ReplayScope scope,
            SequenceRange range,
            long limit,
            Consumer<EventRecord> each)
            throws RocksDBException {
        try (Replay replay = new Replay(database, entity, scope)) {
            long highest = replay.highest(database, entity, scope);
            if (highest > 0) {
                replay.merge(range, limit, each);
            }
            return highest;
        }
    }

    private long highest(Database database, EntityKey entity, ReplayScope scope) throws RocksDBException {
        if (!scope.classes().containsAll(ReplayScope.LASTING.classes())) {
            return Sequences.highest(database, entity);
        }
        long highest = Sequences.writtenDown(database, entity);
        for (Source source : sources) {
            highest = Math.max(highest, source.last());
        }
        return highest;
    }

    private void merge(SequenceRange range, long limit, Consumer<EventRecord> each) throws RocksDBException {
        for (Source source : sources) {
            source.start(range.from());
        }
        for (long count = 0; count < limit; count++) {
            Source next = next();
            if (next == null || next.sequence == Long.MAX_VALUE || next.sequence > range.to()) {
                return;
            }
            EventRecord event = next.take();
            if (event != null) {
                each.accept(event);
            }
        }
    }

    private @Nullable Source next() {
        Source lowest = null;
        for (Source source : sources) {
            if (lowest == null || source.sequence < lowest.sequence) {
                lowest = source;
            }
        }
        return lowest;
    }

    @Override
    public void close() {
        sources.forEach(Source::close);
    }
}
