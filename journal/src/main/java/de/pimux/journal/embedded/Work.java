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
        CONTENT(true, false, false),
        /** Removes more than it adds: the reserve is kept for it. */
        REMOVAL(false, false, false),
        /** New content that depends on committed rows: at the head of a batch, where no earlier write is under way. */
        CONTENT_AFTER_READING(true, true, false),
        /** A removal that depends on committed rows. */
        REMOVAL_AFTER_READING(false, true, false),
        /** Writes committed rows again: a batch of its own, so that it brings back nothing that the batch removes. */
        REWRITE(true, true, true);

        private final boolean needsRoom;
        private final boolean readsFirst;
        private final boolean alone;

        Kind(boolean needsRoom, boolean readsFirst, boolean alone) {
            this.needsRoom = needsRoom;
            this.readsFirst = readsFirst;
            this.alone = alone;
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
    }

    @FunctionalInterface
    interface Step {
        void addTo(WriteBuffer batch, Database database) throws RocksDBException;
    }

    static Work of(Kind kind, int bytes, Step step) {
        return new Work(kind, bytes, step, new CompletableFuture<>());
    }
}
