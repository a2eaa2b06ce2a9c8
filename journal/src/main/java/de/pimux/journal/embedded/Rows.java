package de.pimux.journal.embedded;

import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.EntityKey;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import java.util.EnumMap;
import java.util.Map;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/**
 * A cursor over the rows of one entity in one table. Bounded at both ends: without bounds RocksDB would walk over the
 * remains of the neighbours' deleted rows to find out that nothing follows.
 */
final class Rows implements Places {
    private static final long READ_AHEAD = 1024 * 1024;

    private final EntityKey entity;
    private final Slice lower;
    private final Slice upper;
    private final ReadOptions options;
    private final RocksIterator iterator;

    Rows(Database database, Table table, EntityKey entity) {
        this(database, table, entity, SequenceRange.ALL);
    }

    Rows(Database database, Table table, EntityKey entity, SequenceRange range) {
        this(database, table, entity, RowKey.of(entity, range.from()), RowKey.of(entity, RowKey.after(range.to())));
    }

    /** Over the runs of an index key, see {@link Index}. */
    static Rows ofIndex(Database database, Table table, EntityKey entity, long indexKey) {
        byte[] first = RowKey.of(entity, indexKey, 0);
        return new Rows(database, table, entity, first, RowKey.of(entity, indexKey, Long.MAX_VALUE));
    }

    private Rows(Database database, Table table, EntityKey entity, byte[] from, byte[] end) {
        this.entity = entity;
        this.lower = new Slice(from);
        this.upper = new Slice(end);
        this.options = new ReadOptions().setIterateLowerBound(lower).setIterateUpperBound(upper);
        this.iterator = database.rocks().newIterator(table.handle(), options);
    }

    /** How many rows a shelf has, of all entities. */
    static long count(Database database, Shelf shelf) throws RocksDBException {
        Table table = database.shelfOrNull(shelf);
        return table == null ? 0 : count(database.rocks(), table.handle());
    }

    static long count(RocksDB rocks, ColumnFamilyHandle table) throws RocksDBException {
        long count = 0;
        try (ReadOptions once = new ReadOptions().setFillCache(false).setReadaheadSize(READ_AHEAD);
                RocksIterator rows = rocks.newIterator(table, once)) {
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                count += RowKey.isEvent(rows.key()) ? 1 : 0;
            }
            rows.status();
        }
        return count;
    }

    /** How many events an entity has on shelves. */
    static Map<RetentionClass, Long> count(Database database, EntityKey entity) throws RocksDBException {
        Map<RetentionClass, Long> counts = new EnumMap<>(RetentionClass.class);
        for (Shelf shelf : database.shelves()) {
            Table table = database.shelfOrNull(shelf);
            long count = table == null ? 0 : count(database, table, entity);
            if (count > 0) {
                counts.merge(shelf.retention(), count, Long::sum);
            }
        }
        return counts;
    }

    private static long count(Database database, Table table, EntityKey entity) throws RocksDBException {
        long count = 0;
        try (Rows rows = new Rows(database, table, entity)) {
            for (rows.toFirst(); rows.isValid(); rows.next()) {
                count += RowKey.isEvent(rows.iterator.key()) ? 1 : 0;
            }
        }
        return count;
    }

    void toFirst() {
        iterator.seekToFirst();
    }

    void toLast() {
        iterator.seekToLast();
    }

    void to(long sequence) {
        iterator.seek(RowKey.of(entity, sequence));
    }

    /** To the last row whose key is not behind this one. */
    void toLastUpTo(byte[] key) {
        iterator.seekForPrev(key);
    }

    @Override
    public void next() {
        iterator.next();
    }

    void previous() {
        iterator.prev();
    }

    /** @throws RocksDBException if the rows cannot be read: an end of the rows must never be mistaken for it */
    @Override
    public boolean isValid() throws RocksDBException {
        if (iterator.isValid()) {
            return true;
        }
        iterator.status();
        return false;
    }

    @Override
    public long sequence() {
        return RowKey.sequence(iterator.key());
    }

    byte[] value() {
        return iterator.value();
    }

    @Override
    public void close() {
        iterator.close();
        options.close();
        upper.close();
        lower.close();
    }
}
