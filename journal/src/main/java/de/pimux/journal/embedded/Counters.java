package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import java.util.HashMap;
import java.util.Map;
import org.rocksdb.RocksDBException;

/**
 * The counters of shelves. What a batch adds to one is a single record, which RocksDB's operator {@code uint64add} adds
 * up when somebody reads; and now and then the sum is written instead, so that a reader need not add up all that was
 * counted since the last flush. RocksDB's own way to do that ({@code max_successive_merges}) looks for the sum again at
 * each record once it lies in a file. On the commit thread only.
 */
final class Counters {
    private static final int MERGES = 32;

    /** Of so many counters it is known how often they were added to; nothing is lost by forgetting it. */
    private static final int KNOWN = 16 * 1024;

    record Key(int table, EntityKey entity, long indexKey) {}

    /** How much a counter grows. */
    static final class Growth {
        private final Table shelf;
        private long by;

        Growth(Table shelf) {
            this.shelf = shelf;
        }

        void more() {
            by++;
        }
    }

    private final Map<Key, Integer> merges = new HashMap<>();

    /** Puts what the batch counts into it. */
    void addTo(WriteBuffer batch, Database database) throws RocksDBException {
        for (Map.Entry<Key, Growth> each : batch.growing().entrySet()) {
            grow(each.getKey(), each.getValue(), batch, database);
        }
        batch.growing().clear();
        if (merges.size() > KNOWN) {
            merges.clear();
        }
    }

    /** What is committed is the sum only if this very batch takes nothing away. */
    private void grow(Key key, Growth growth, WriteBuffer batch, Database database) throws RocksDBException {
        Table shelf = growth.shelf;
        if (merges.merge(key, 1, Integer::sum) < MERGES || batch.removes()) {
            batch.count(shelf, key.entity(), key.indexKey(), growth.by);
            return;
        }
        merges.remove(key);
        long sum = Shelves.counter(database, shelf, key.entity(), key.indexKey()) + growth.by;
        batch.putCounter(shelf, key.entity(), key.indexKey(), sum);
    }
}
