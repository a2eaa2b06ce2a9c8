package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDBException;

/**
 * Makes deleted rows leave the files: flush every table, which retires the write-ahead log, and rewrite the table files
 * that deleted rows may lie in.
 */
final class Scrub {
    private final Engine engine;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Instant> oldest = new AtomicReference<>();
    private final Set<EntityKey> erased = ConcurrentHashMap.newKeySet();
    // what was erased before the last stop is not known any more
    private volatile boolean everywhere = true;

    Scrub(Engine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
        deleted();
    }

    void deleted() {
        if (oldest.get() == null) {
            oldest.compareAndSet(null, clock.instant());
        }
    }

    void erased(EntityKey entity) {
        erased.add(entity);
        deleted();
    }

    Optional<Instant> oldest() {
        return Optional.ofNullable(oldest.get());
    }

    synchronized void run() {
        Instant since = oldest.getAndSet(null);
        boolean all = everywhere;
        List<EntityKey> entities = List.copyOf(erased);
        try {
            engine.closeDropped();
            engine.read(database -> {
                scrub(database, all, entities);
                return database;
            });
            everywhere = false;
            entities.forEach(erased::remove);
        } catch (RuntimeException e) {
            oldest.set(since);
            throw e;
        }
    }

    private static void scrub(Database database, boolean everywhere, List<EntityKey> entities) throws RocksDBException {
        List<ColumnFamilyHandle> handles = database.handles();
        try (FlushOptions flush = new FlushOptions();
                CompactRangeOptions rewrite = new CompactRangeOptions()
                        .setExclusiveManualCompaction(false)
                        .setBottommostLevelCompaction(BottommostLevelCompaction.kForce)) {
            database.rocks().flush(flush, handles);
            for (Table table : List.of(database.account(), database.pending(), database.snapshots())) {
                database.rocks().compactRange(table.handle(), null, null, rewrite);
            }
            for (Table shelf : database.shelfTables()) {
                compactShelf(database, shelf, everywhere, entities, rewrite);
            }
        }
        // takes the obsolete files away now, not when the next background job ends
        database.rocks().disableFileDeletions();
        database.rocks().enableFileDeletions();
    }

    private static void compactShelf(
            Database database, Table shelf, boolean everywhere, List<EntityKey> entities, CompactRangeOptions rewrite)
            throws RocksDBException {
        if (everywhere) {
            database.rocks().compactRange(shelf.handle(), null, null, rewrite);
            return;
        }
        for (EntityKey entity : entities) {
            byte[] first = RowKey.of(entity, 0);
            byte[] last = RowKey.of(entity, RowKey.COUNTERS_END);
            database.rocks().compactRange(shelf.handle(), first, last, rewrite);
        }
    }
}
