package de.pimux.journal.embedded;

import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.SequenceRange;
import org.rocksdb.RocksDBException;

/** Goes through the numbers of those events of a range that are found by a key, in one direction. */
final class IndexCursor implements Places {
    private static final long[] END = {};

    private final Rows rows;
    private final SequenceRange range;
    private final boolean forward;
    private long[] run = END;
    private int at;

    IndexCursor(
            Database database, Table table, EntityKey entity, long indexKey, SequenceRange range, Direction direction)
            throws RocksDBException {
        this.rows = Rows.ofIndex(database, table, entity, indexKey);
        this.range = range;
        this.forward = direction == Direction.OLDEST_FIRST;
        seek(entity, indexKey);
        open();
        while (isBefore()) {
            next();
        }
    }

    /** A range that starts in the middle may start in the middle of a run. */
    private void seek(EntityKey entity, long indexKey) throws RocksDBException {
        boolean fromFirst = forward && range.from() <= 0;
        if (!fromFirst) {
            rows.toLastUpTo(RowKey.of(entity, indexKey, forward ? range.from() : range.to()));
        }
        if (fromFirst || (forward && !rows.isValid())) {
            rows.toFirst();
        }
    }

    /** In the run at which a range starts lie some that are not part of it. */
    private boolean isBefore() {
        return at >= 0 && at < run.length && (forward ? run[at] < range.from() : run[at] > range.to());
    }

    private void open() throws RocksDBException {
        run = rows.isValid() ? Index.run(rows.sequence(), rows.value()) : END;
        at = forward ? 0 : run.length - 1;
    }

    @Override
    public void next() throws RocksDBException {
        at += forward ? 1 : -1;
        if (at < 0 || at == run.length) {
            if (forward) rows.next();
            else rows.previous();
            open();
        }
    }

    @Override
    public boolean isValid() {
        return at >= 0 && at < run.length && range.contains(run[at]);
    }

    @Override
    public long sequence() {
        return run[at];
    }

    @Override
    public void close() {
        rows.close();
    }
}
