package de.pimux.journal.embedded;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.WALRecoveryMode;

/**
 * RocksDB's options. Lean in memory: a chat server's rows are small and mostly short-lived. To be made only after the
 * native library was loaded.
 */
final class Tuning implements AutoCloseable {
    private static final long MIB = 1024 * 1024;
    private static final long ALL_MEMTABLES = 48 * MIB;
    private static final long LOG = 64 * MIB;
    private static final long BLOCK_CACHE = 8 * MIB;
    private static final int BLOOM_BITS = 10;
    private static final int RANGE_DELETIONS_PER_MEMTABLE = 500;
    private static final int FILES_GATHERED = 12;

    private final Cache cache = new LRUCache(BLOCK_CACHE);
    private final BloomFilter bloom = new BloomFilter(BLOOM_BITS);
    private final DBOptions database = databaseOptions();
    private final ColumnFamilyOptions rows = tableOptions(4 * MIB);
    // rows that live for milliseconds: the longer they stay in memory, the fewer ever reach a table file
    private final ColumnFamilyOptions pending = tableOptions(8 * MIB);
    private final ColumnFamilyOptions shelves = shelfOptions(tableOptions(16 * MIB));

    DBOptions database() {
        return database;
    }

    ColumnFamilyOptions table(String name) {
        if (name.equals(Database.PENDING)) {
            return pending;
        }
        return Database.isShelf(name) ? shelves : rows;
    }

    private static DBOptions databaseOptions() {
        return new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setMaxBackgroundJobs(2)
                .setDbWriteBufferSize(ALL_MEMTABLES)
                .setMaxTotalWalSize(LOG)
                // a recycled log keeps deleted content in its tail
                .setRecycleLogFileNum(0)
                .setWalTtlSeconds(0)
                .setWalSizeLimitMB(0)
                // a half-written last record is what a crash leaves, and nothing that was acknowledged
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setAllowConcurrentMemtableWrite(false)
                .setEnableWriteThreadAdaptiveYield(false)
                .setMaxOpenFiles(512)
                .setMaxManifestFileSize(MIB)
                .setManifestPreallocationSize(64 * 1024)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(1)
                .setMaxLogFileSize(MIB)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setSkipStatsUpdateOnDbOpen(true);
    }

    private ColumnFamilyOptions tableOptions(long memtable) {
        return new ColumnFamilyOptions()
                .setWriteBufferSize(memtable)
                .setTargetFileSizeBase(8 * MIB)
                .setMaxBytesForLevelBase(32 * MIB)
                .setMemtableMaxRangeDeletions(RANGE_DELETIONS_PER_MEMTABLE)
                // sealed payloads do not compress, and plain ones are a few hundred bytes
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setFilterPolicy(bloom)
                        .setCacheIndexAndFilterBlocks(true));
    }

    /**
     * A shelf grows for a day, all over its keys, and then it is dropped: whatever is merged into its lower levels has
     * been written over and over. So much is gathered before it is merged; a page looks into some more files, which is why
     * they are big ones.
     */
    private static ColumnFamilyOptions shelfOptions(ColumnFamilyOptions table) {
        return table.setLevel0FileNumCompactionTrigger(FILES_GATHERED)
                .setLevel0SlowdownWritesTrigger(3 * FILES_GATHERED)
                .setLevel0StopWritesTrigger(4 * FILES_GATHERED)
                .setMaxBytesForLevelBase(384 * MIB);
    }

    @Override
    public void close() {
        rows.close();
        pending.close();
        shelves.close();
        database.close();
        bloom.close();
        cache.close();
    }
}
