package de.pimux.journal.embedded;

import de.pimux.journal.embedded.ShelfChanges.Change;
import de.pimux.journal.embedded.ShelfChanges.Key;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rocksdb.RocksDBException;

/**
 * The counters of shelves. The sums of those that grew last are remembered, so that a batch writes each counter that it
 * changes once, and reads only those that have rested. On the commit thread only.
 */
final class Counters {
    /** Those of some thousand accounts that write at the same time. */
    private static final int KNOWN = 16 * 1024;

    private final Map<Key, Long> known = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > KNOWN;
        }
    };

    /** The counters of everything that the batch clears are gone. */
    void forget(ShelfChanges changes) {
        if (changes.clears()) {
            known.keySet().removeIf(changes::clears);
        }
    }

    /** Puts the sum to which the batch leads into it. */
    void grow(Key key, Change change, WriteBuffer batch, Database database) throws RocksDBException {
        long before = batch.shelfChanges().clears(key) ? 0 : sum(key, change.shelf(), database);
        set(key, change.shelf(), before + change.growth(), batch);
    }

    private long sum(Key key, Table shelf, Database database) throws RocksDBException {
        Long sum = known.get(key);
        return sum != null ? sum : Shelves.counter(database, shelf, key.entity(), key.indexKey());
    }

    /** Nothing may tell that there ever was something to count. */
    private void set(Key key, Table shelf, long sum, WriteBuffer batch) {
        if (sum > 0) {
            batch.putCounter(shelf, key.entity(), key.indexKey(), sum);
            known.put(key, sum);
        } else {
            batch.delete(shelf, key.entity(), RowKey.counter(key.indexKey()));
            known.remove(key);
        }
    }

    /** A batch came to nothing. */
    void forget() {
        known.clear();
    }
}
