package de.pimux.journal.embedded;

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

    private final Map<CounterChanges.Key, Long> known = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CounterChanges.Key, Long> eldest) {
            return size() > KNOWN;
        }
    };

    /** Puts the sums that the batch leads to into it. */
    void addTo(WriteBuffer batch, Database database) throws RocksDBException {
        CounterChanges changes = batch.counters();
        if (changes.clears()) known.keySet().removeIf(key -> changes.clears(key.table(), key.entity()));
        for (Map.Entry<CounterChanges.Key, CounterChanges.Change> each :
                changes.all().entrySet()) {
            CounterChanges.Key key = each.getKey();
            Table shelf = each.getValue().shelf();
            long before = changes.clears(key.table(), key.entity()) ? 0 : sum(key, shelf, database);
            set(key, shelf, before + each.getValue().by(), batch);
        }
        changes.forget();
    }

    private long sum(CounterChanges.Key key, Table shelf, Database database) throws RocksDBException {
        Long sum = known.get(key);
        return sum != null ? sum : Shelves.counter(database, shelf, key.entity(), key.indexKey());
    }

    /** Nothing may tell that there ever was something to count. */
    private void set(CounterChanges.Key key, Table shelf, long sum, WriteBuffer batch) {
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
