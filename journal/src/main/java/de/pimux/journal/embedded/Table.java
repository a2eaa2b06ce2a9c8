package de.pimux.journal.embedded;

import org.rocksdb.ColumnFamilyHandle;

/** An open column family. The number is asked for once: it goes into every write. */
record Table(ColumnFamilyHandle handle, int id) {
    static Table of(ColumnFamilyHandle handle) {
        return new Table(handle, handle.getID());
    }
}
