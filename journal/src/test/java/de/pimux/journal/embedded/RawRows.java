package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDBException;

/** The rows of an entity as they are stored: sealed, so that each is a canary of its own. */
public final class RawRows {
    private RawRows() {}

    public static List<byte[]> of(EmbeddedStore store, EntityKey entity) {
        return store.look(database -> {
            List<byte[]> found = new ArrayList<>();
            for (Table table : database.tables()) {
                if (table.id() != database.notes().id()
                        && table.id() != database.sequences().id()) {
                    add(database, table, entity, found);
                }
            }
            return found;
        });
    }

    private static void add(Database database, Table table, EntityKey entity, List<byte[]> found)
            throws RocksDBException {
        try (Rows rows = new Rows(database, table, entity)) {
            for (rows.toFirst(); rows.isValid(); rows.next()) {
                found.add(rows.value());
            }
        }
    }
}
