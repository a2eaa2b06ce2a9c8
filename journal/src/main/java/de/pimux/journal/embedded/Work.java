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
        CONTENT(true, false),
        /** Removes more than it adds: the reserve is kept for it. */
        REMOVAL(false, false),
        /** New content that depends on committed rows: at the head of a batch, where no earlier write is under way. */
        CONTENT_AFTER_READING(true, true),
        /** A removal that depends on committed rows. */
        REMOVAL_AFTER_READING(false, true);

        private final boolean needsRoom;
        private final boolean readsFirst;

        Kind(boolean needsRoom, boolean readsFirst) {
            this.needsRoom = needsRoom;
            this.readsFirst = readsFirst;
        }

        boolean needsRoom() {
            return needsRoom;
        }

        boolean readsFirst() {
            return readsFirst;
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
