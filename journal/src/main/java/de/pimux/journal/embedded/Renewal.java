package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import de.pimux.journal.vault.Kind;
import de.pimux.journal.vault.Seal;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Seals the rows of the lasting classes again under the newest keys, a few at a time. */
final class Renewal {
    private static final int AT_ONCE = 256;

    private final Engine engine;
    private final CommitThread commits;

    Renewal(Engine engine, CommitThread commits) {
        this.engine = engine;
        this.commits = commits;
    }

    boolean isUnfinished() {
        return engine.read(database -> database.vault().isRenewing());
    }

    synchronized void run() {
        if (!isUnfinished()) {
            begin();
        }
        finish();
    }

    /** After a crash everything is looked at again, and only what still has the old keys is written. */
    synchronized void finish() {
        if (!isUnfinished()) {
            return;
        }
        for (Kind kind : new Kind[] {Kind.ACCOUNT, Kind.PENDING, Kind.SNAPSHOT}) {
            new Pass(kind).run();
        }
        // first the data no longer asks for the old keys, then they go
        await(Work.Kind.REWRITE, (batch, database) -> database.noteGeneration(batch));
        await(Work.Kind.REWRITE, (batch, database) -> database.vault().endGenerations());
        engine.closeDropped();
    }

    /** From now on everything is sealed under new keys. */
    void begin() {
        await(Work.Kind.CONTENT, (batch, database) -> database.vault().beginGeneration());
    }

    private void await(Work.Kind kind, Work.Step step) {
        commits.submit(Work.of(kind, RowKey.BYTES, step)).join();
    }

    /** One table from its first row to its last. */
    private final class Pass {
        private final Kind kind;
        private byte @Nullable [] cursor = new byte[0];

        Pass(Kind kind) {
            this.kind = kind;
        }

        void run() {
            while (cursor != null) {
                await(Work.Kind.REWRITE, this::some);
            }
        }

        private void some(WriteBuffer batch, Database database) throws RocksDBException {
            Table table = switch (kind) {
                case ACCOUNT -> database.account();
                case PENDING -> database.pending();
                default -> database.snapshots();
            };
            byte @Nullable [] from = cursor;
            try (RocksIterator rows = database.rocks().newIterator(table.handle())) {
                rows.seek(from == null ? new byte[0] : from);
                for (int i = 0; i < AT_ONCE && rows.isValid(); i++, rows.next()) {
                    again(batch, database, table, rows.key(), rows.value());
                }
                rows.status();
                cursor = rows.isValid() ? rows.key() : null;
            }
        }

        private void again(WriteBuffer batch, Database database, Table table, byte[] key, byte[] row) {
            if (!database.vault().isOutdated(row)) {
                return;
            }
            EntityKey entity = RowKey.entity(key);
            long sequence = RowKey.sequence(key);
            Seal.Opened opened = database.vault().open(entity, kind, sequence, row);
            if (opened == null) {
                return;
            }
            if (kind == Kind.PENDING) {
                // between two writes of a row that is deleted alone there must be one such deletion
                batch.deletePutOnce(table, entity, sequence);
            }
            Seal seal = database.vault().seal(entity, kind, opened.at());
            batch.put(table, entity, sequence, seal, opened.at(), opened.payload());
        }
    }
}
