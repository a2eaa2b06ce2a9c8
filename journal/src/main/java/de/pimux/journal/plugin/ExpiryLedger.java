package de.pimux.journal.plugin;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfExpired;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.EventStore;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.codec.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The journal of the server itself: which shelves have expired, so that a deletion can be shown. Keeps the newest. */
public final class ExpiryLedger {
    /** About a year of three classes. */
    static final int KEPT = 1000;

    private final EventStore store;
    private final EventCodec codec;
    private final EntityKey entity;
    private final int kept;

    ExpiryLedger(EventStore store, EventCodec codec, EntityKey entity, int kept) {
        this.store = store;
        this.codec = codec;
        this.entity = entity;
        this.kept = kept;
    }

    /** What has expired, the oldest first. */
    public CompletionStage<List<ShelfExpired>> entries() {
        List<ShelfExpired> found = new ArrayList<>();
        return store.replay(entity, SequenceRange.ALL, Long.MAX_VALUE, event -> {
                    if (codec.decode(event.payload()) instanceof ShelfExpired expired) {
                        found.add(expired);
                    }
                })
                .thenApply(highest -> found);
    }

    /** Does nothing if this shelf is on record with as many records: then a crash came before its end. */
    CompletionStage<Void> record(ShelfExpired expired) {
        return entries()
                .thenCompose(entries -> entries.stream().anyMatch(known -> isSame(known, expired))
                        ? CompletableFuture.completedFuture(null)
                        : append(expired));
    }

    private static boolean isSame(ShelfExpired one, ShelfExpired other) {
        return one.shelf() == other.shelf() && one.day().equals(other.day()) && one.records() == other.records();
    }

    private CompletionStage<Void> append(ShelfExpired expired) {
        byte[] payload = codec.encode(expired);
        return store.highestSequence(entity)
                .thenCompose(highest -> store.append(
                                entity, List.of(EventRecord.of(highest + 1, RetentionClass.ACCOUNT, payload)))
                        .thenCompose(done -> store.compact(entity, Math.max(0, highest + 1 - kept))));
    }
}
