package de.pimux.journal.embedded;

import de.pimux.core.retention.RetentionPolicy;
import de.pimux.journal.Shelf;
import de.pimux.journal.ShelfForecast;
import de.pimux.journal.StoreException;
import de.pimux.journal.vault.Vault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Looks at stored data, also while a server uses it, and counts what will have expired at some instant. */
public final class Rehearsal {
    private static final int ATTEMPTS = 5;
    private static final Duration HOUR = Duration.ofHours(1);

    private final RetentionPolicy policy;
    private final Instant at;

    public Rehearsal(RetentionPolicy policy, Instant at) {
        this.policy = policy;
        this.at = at;
    }

    /** @throws StoreException if there is no data, or it can't be read */
    public List<ShelfForecast> run(Path journal, Path vaultFolder) {
        for (int attempt = 1; ; attempt++) {
            try (Vault vault = Vault.look(vaultFolder);
                    Database database = Database.look(journal)) {
                return forecasts(database, vault);
            } catch (RocksDBException e) {
                // a server that runs has deleted a file in the meantime
                if (attempt == ATTEMPTS) {
                    throw new StoreException("the data in " + journal + " cannot be read: " + e.getMessage(), e);
                }
            }
        }
    }

    private List<ShelfForecast> forecasts(Database database, Vault vault) throws RocksDBException {
        List<ShelfForecast> found = new ArrayList<>();
        for (Shelf shelf : database.shelves()) {
            Table table = database.shelfOrNull(shelf);
            if (table != null) {
                found.add(forecast(database, vault, shelf, table));
            }
        }
        return found;
    }

    private ShelfForecast forecast(Database database, Vault vault, Shelf shelf, Table table) throws RocksDBException {
        long records = 0;
        long expired = 0;
        Instant end = policy.notBefore(shelf.retention(), at);
        try (ReadOptions once = new ReadOptions().setFillCache(false);
                RocksIterator rows = database.rocks().newIterator(table.handle(), once)) {
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                if (RowKey.isEvent(rows.key())) {
                    records++;
                    byte[] row = rows.value();
                    expired += isOver(vault.hourOf(row, ShelfRow.sealed(row)), end) ? 1 : 0;
                }
            }
            rows.status();
        }
        return new ShelfForecast(
                shelf,
                expired,
                records,
                !policy.endOf(shelf.retention(), shelf.day()).isAfter(at));
    }

    /** An hour without a key is over already. */
    private static boolean isOver(Optional<Instant> hour, Instant end) {
        return hour.map(start -> !start.plus(HOUR).isAfter(end)).orElse(true);
    }
}
