package de.pimux.journal.embedded;

import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.ShelfReader;
import de.pimux.journal.StoreException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedSet;
import org.rocksdb.RocksDBException;

/** Lets others read the shelves of an open database. */
record Shelves(Database database) implements ShelfReader {
    @Override
    public SortedSet<Shelf> shelves() {
        return database.shelves();
    }

    @Override
    public List<EventRecord> page(
            Shelf shelf, EntityKey entity, long indexKey, SequenceRange range, Direction direction, int limit) {
        try {
            return new Page(shelf, entity, indexKey, range).read(database, direction, limit);
        } catch (RocksDBException e) {
            throw unreadable(e);
        }
    }

    @Override
    public long count(Shelf shelf, EntityKey entity, long indexKey) {
        try {
            return counter(database, shelf, entity, indexKey);
        } catch (RocksDBException e) {
            throw unreadable(e);
        }
    }

    static long counter(Database database, Shelf shelf, EntityKey entity, long indexKey) throws RocksDBException {
        Table table = database.shelfOrNull(shelf);
        byte[] counter = table == null
                ? null
                : database.rocks().get(table.handle(), RowKey.of(entity, RowKey.counter(indexKey)));
        return counter == null
                ? 0
                : ByteBuffer.wrap(counter).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    @Override
    public long count(Shelf shelf, EntityKey entity, long indexKey, SequenceRange range, long limit) {
        try {
            return new Page(shelf, entity, indexKey, range).count(database, limit);
        } catch (RocksDBException e) {
            throw unreadable(e);
        }
    }

    private static StoreException unreadable(RocksDBException e) {
        return new StoreException("the event store cannot be read", e);
    }
}
