package de.pimux.journal.embedded;

import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.ShelfReader;
import de.pimux.journal.StoreException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.function.Function;
import org.rocksdb.RocksDBException;

/**
 * Lets others read the shelves of an open database.
 *
 * @param notBefore what was recorded before is out of time
 */
record Shelves(Database database, Function<RetentionClass, Instant> notBefore) implements ShelfReader {
    @Override
    public SortedSet<Shelf> shelves() {
        return database.shelves();
    }

    @Override
    public List<EventRecord> page(
            Shelf shelf, EntityKey entity, long indexKey, SequenceRange range, Direction direction, int limit) {
        try {
            return new Page(shelf, entity, indexKey, range)
                    .read(database, direction, limit, notBefore.apply(shelf.retention()));
        } catch (RocksDBException e) {
            throw unreadable(e);
        }
    }

    @Override
    public long count(Shelf shelf, EntityKey entity, long indexKey) {
        try {
            Table table = database.shelfOrNull(shelf);
            return table == null ? 0 : counter(database, table, entity, indexKey);
        } catch (RocksDBException e) {
            throw unreadable(e);
        }
    }

    static long counter(Database database, Table table, EntityKey entity, long indexKey) throws RocksDBException {
        byte[] counter = database.rocks().get(table.handle(), RowKey.of(entity, RowKey.counter(indexKey)));
        return counter == null ? 0 : ByteBuffer.wrap(counter).getLong();
    }

    @Override
    public long count(Shelf shelf, EntityKey entity, long indexKey, SequenceRange range, long limit) {
        try {
            return new Page(shelf, entity, indexKey, range).count(database, limit);
        } catch (RocksDBException e) {
            throw unreadable(e);
        }
    }

    @Override
    public OptionalLong sequence(Shelf shelf, EntityKey entity, long indexKey, SequenceRange range, long before) {
        try {
            return new Page(shelf, entity, indexKey, range).sequence(database, before);
        } catch (RocksDBException e) {
            throw unreadable(e);
        }
    }

    private static StoreException unreadable(RocksDBException e) {
        return new StoreException("the event store cannot be read", e);
    }
}
