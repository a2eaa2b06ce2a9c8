package de.pimux.actors.ledger;

import de.pimux.core.jid.Jid;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.EventStore;
import de.pimux.journal.IndexKey;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.ShelfReader;
import de.pimux.journal.codec.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The ledgers in the store. They lie on the shelves of a class that ends by policy, and are in no state. */
public final class StoredLedgers implements Ledgers {
    /** More than these newest deeds are not shown. */
    private static final int MAX = 200;

    private final EventStore store;
    private final EventCodec codec;
    private final Function<Jid, EntityKey> key;
    private final Duration kept;

    /**
     * @param key under which the store knows an account
     * @param kept older deeds are not shown, even where their shelf is still there
     */
    public StoredLedgers(EventStore store, EventCodec codec, Function<Jid, EntityKey> key, Duration kept) {
        this.store = store;
        this.codec = codec;
        this.key = key;
        this.kept = kept;
    }

    @Override
    public CompletionStage<List<DeedNoted>> of(Jid account, Instant now) {
        Instant notBefore = now.minus(kept);
        EntityKey entity = key.apply(account);
        return store.read(shelves -> read(shelves, entity, notBefore));
    }

    private List<DeedNoted> read(ShelfReader shelves, EntityKey entity, Instant notBefore) {
        List<Shelf> newestFirst = new ArrayList<>(shelves.shelves());
        Collections.reverse(newestFirst);
        List<DeedNoted> deeds = new ArrayList<>();
        for (Shelf shelf : newestFirst) {
            if (shelf.retention() != RetentionClass.SECURITY) continue;
            for (EventRecord row : shelves.page(
                    shelf, entity, IndexKey.ALL, SequenceRange.ALL, Direction.NEWEST_FIRST, MAX - deeds.size()))
                if (codec.decode(row.payload()) instanceof DeedNoted deed
                        && !deed.at().isBefore(notBefore)) deeds.add(deed);
            if (deeds.size() >= MAX) break;
        }
        return List.copyOf(deeds);
    }
}
