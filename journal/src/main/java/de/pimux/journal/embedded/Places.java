package de.pimux.journal.embedded;

import org.rocksdb.RocksDBException;

/** Goes through the numbers of events. */
interface Places extends AutoCloseable {
    boolean isValid() throws RocksDBException;

    long sequence();

    void next() throws RocksDBException;

    /** Steps over so many; returns over how many there were to step. */
    default long skip(long count) throws RocksDBException {
        long skipped = 0;
        for (; skipped < count && isValid(); next()) {
            skipped++;
        }
        return skipped;
    }

    @Override
    void close();
}
