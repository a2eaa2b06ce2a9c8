package de.pimux.journal.embedded;

import java.util.concurrent.CompletableFuture;
import org.rocksdb.RocksDBException;

/**
 * Something that waits for the commit thread.
 *
 * @param bytes about how much it adds to the batch
 */
record Work(Kind kind, int bytes, Step step, CompletableFuture<Void> done) {
    /** What a step needs of the batch that it becomes part of. */
    enum Kind {
        /** New content: refused while the disk is full. */
        CONTENT(true, false, false, true),
        /** Removes more than it adds: the reserve is kept for it. */
        REMOVAL(false, false, false, true),
        /** A removal that may be forgotten when power is lost: no sync for it alone. */
        LIGHT_REMOVAL(false, false, false, false),
        /** New content that depends on committed rows: at the head of a batch, where no earlier write is under way. */
        CONTENT_AFTER_READING(true, true, false, true),
        /** A removal that depends on committed rows. */
        REMOVAL_AFTER_READING(false, true, false, true),
        /** Writes committed rows again: a batch of its own, so that it brings back nothing that the batch removes. */
        REWRITE(true, true, true, true);

        private final boolean needsRoom;
        private final boolean readsFirst;
        private final boolean alone;
        private final boolean synced;

        Kind(boolean needsRoom, boolean readsFirst, boolean alone, boolean synced) {
            this.needsRoom = needsRoom;
            this.readsFirst = readsFirst;
            this.alone = alone;
            this.synced = synced;
        }

        boolean needsRoom() {
            return needsRoom;
        }

        boolean readsFirst() {
            return readsFirst;
        }

        boolean isAlone() {
            return alone;
        }

        boolean isSynced() {
            return synced;
        }
    }

    @FunctionalInterface
    interface Step {
        void addTo(WriteBuffer batch, Database database) throws RocksDBException;
    }

    static Work of(Kind kind, int bytes, Step step) {
        return new Work(kind, bytes, step, new CompletableFuture<>());
    }
}
