package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import de.pimux.journal.vault.Erased;
import de.pimux.journal.vault.Kind;
import de.pimux.journal.vault.Seal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases in the data what the vault says was erased: after a crash between the two, and after an older copy of the data
 * was brought back. Nobody can read that content any more; now its rows go as well, and the event that told of the
 * erasure is there again.
 */
final class ErasedSince {
    private static final Logger LOG = LoggerFactory.getLogger(ErasedSince.class);
    private static final int AT_ONCE = 200;

    private ErasedSince() {}

    /** Whom others may know again; also those of earlier starts, until they are forgotten. */
    static List<EntityKey> erase(Database database) throws RocksDBException {
        long known = database.noted().lastErasure();
        List<Erased> all = lastOfEach(database.vault().erasedAfter(known));
        Long since = BroughtBack.since(database);
        for (int first = 0; first < all.size(); first += AT_ONCE) {
            WriteBuffer batch = new WriteBuffer();
            if (since == null) {
                BroughtBack.note(batch, database, known);
            }
            erase(batch, database, all.subList(first, Math.min(all.size(), first + AT_ONCE)));
        }
        if (!all.isEmpty()) {
            LOG.warn("{} entities were erased again: the data was older than their erasure", all.size());
        }
        List<Erased> brought = since == null ? all : lastOfEach(database.vault().erasedAfter(since));
        return brought.stream().map(Erased::entity).toList();
    }

    private static List<Erased> lastOfEach(List<Erased> all) {
        Map<EntityKey, Erased> last = new LinkedHashMap<>();
        for (Erased erased : all) {
            last.remove(erased.entity());
            last.put(erased.entity(), erased);
        }
        return new ArrayList<>(last.values());
    }

    private static void erase(WriteBuffer batch, Database database, List<Erased> some) throws RocksDBException {
        for (Erased erased : some) {
            Erasure.deleteRows(batch, database, erased.entity());
            if (erased.hasEvent()) {
                tell(batch, database, erased);
            }
        }
        database.writeErased(batch, some.get(some.size() - 1).number());
    }

    private static void tell(WriteBuffer batch, Database database, Erased erased) throws RocksDBException {
        EntityKey entity = erased.entity();
        long sequence = erased.sequence();
        Seal seal = database.vault().seal(entity, Kind.ACCOUNT, Instant.EPOCH);
        batch.put(database.account(), entity, sequence, seal, Instant.EPOCH, erased.event());
        batch.putNumber(database.sequences(), entity, Math.max(sequence, Sequences.highest(database, entity)));
    }
}
