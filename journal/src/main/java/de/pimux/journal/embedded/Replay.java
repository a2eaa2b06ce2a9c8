package de.pimux.journal.embedded;

import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.vault.Kind;
import de.pimux.journal.vault.Seal;
import de.pimux.journal.vault.Vault;
import java.util.function.Consumer;
import org.rocksdb.RocksDBException;

/** Merges the two tables that state is made of, in the order of the sequence numbers. */
final class Replay {
    private final Vault vault;
    private final EntityKey entity;
    private final Consumer<EventRecord> each;

    private Replay(Vault vault, EntityKey entity, Consumer<EventRecord> each) {
        this.vault = vault;
        this.entity = entity;
        this.each = each;
    }

    /** Returns the highest sequence number of the entity. */
    static long run(Database database, EntityKey entity, SequenceRange range, long limit, Consumer<EventRecord> each)
            throws RocksDBException {
        try (Rows account = new Rows(database, database.account(), entity);
                Rows pending = new Rows(database, database.pending(), entity)) {
            long highest = Math.max(Math.max(last(account), last(pending)), Sequences.writtenDown(database, entity));
            if (highest > 0) {
                account.to(range.from());
                pending.toFirst();
                new Replay(database.vault(), entity, each).merge(account, pending, range.to(), limit);
            }
            return highest;
        }
    }

    private static long last(Rows rows) throws RocksDBException {
        rows.toLast();
        return rows.isValid() ? rows.sequence() : 0;
    }

    private void merge(Rows account, Rows pending, long to, long limit) throws RocksDBException {
        long left = sequence(account);
        long right = sequence(pending);
        for (long count = 0; count < limit && Math.min(left, right) <= to; count++) {
            if (left == Long.MAX_VALUE && right == Long.MAX_VALUE) {
                return;
            }
            if (left < right) {
                bring(Kind.ACCOUNT, RetentionClass.ACCOUNT, left, account.value());
                account.next();
                left = sequence(account);
            } else {
                bring(Kind.PENDING, RetentionClass.PENDING, right, pending.value());
                pending.next();
                right = sequence(pending);
            }
        }
    }

    private void bring(Kind kind, RetentionClass retention, long sequence, byte[] row) {
        Seal.Opened opened = vault.open(entity, kind, sequence, row);
        if (opened != null) {
            each.accept(EventRecord.of(sequence, retention, opened.payload()));
        }
    }

    private static long sequence(Rows rows) throws RocksDBException {
        return rows.isValid() ? rows.sequence() : Long.MAX_VALUE;
    }
}
