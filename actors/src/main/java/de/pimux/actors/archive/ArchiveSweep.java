package de.pimux.actors.archive;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventStore;
import de.pimux.journal.IndexKey;
import de.pimux.journal.ReplayScope;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.ShelfCut;
import de.pimux.journal.Snapshot;
import de.pimux.journal.codec.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away what owners want gone before the policy does, also of accounts that sleep: every account once a day, a few at
 * a time, from the store alone. That leaves no event: what is older than its owner wants is not served since then.
 */
public final class ArchiveSweep {
    /** How often it is to go on. */
    public static final Duration TICK = Duration.ofMinutes(1);

    /** Of one tick; a million accounts take three and a half days. Looking at one costs about a tenth of a millisecond. */
    private static final int ACCOUNTS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveSweep.class);
    private static final Duration ROUND = Duration.ofDays(1);

    private final EventStore store;
    private final EventCodec codec;
    private final InstantSource clock;
    private final int policyDays;
    private Instant nextRound = Instant.MIN;
    private @Nullable EntityKey last;

    public ArchiveSweep(EventStore store, EventCodec codec, InstantSource clock, int policyDays) {
        this.store = store;
        this.codec = codec;
        this.clock = clock;
        this.policyDays = policyDays;
    }

    /** To be called every now and then, where it may block. What fails is tried again by the next call. */
    public synchronized void goOn() {
        try {
            sweep();
        } catch (CompletionException e) {
            LOG.error("Messages that their owners no longer want are still stored; it is tried again in a minute", e);
        }
    }

    private void sweep() {
        if (last == null) {
            if (clock.instant().isBefore(nextRound)) return;
            nextRound = clock.instant().plus(ROUND);
        }
        for (int i = 0; i < ACCOUNTS; i++) {
            EntityKey next = await(store.nextLasting(last)).orElse(null);
            if (next != null) sweep(next);
            last = next;
            if (next == null) return;
        }
    }

    private void sweep(EntityKey entity) {
        AccountState account = account(entity);
        int days = account.archive().retentionDays(policyDays);
        // nothing is taken from one that is restricted, nor from one whose records an erasure is counting
        if (days >= policyDays || !account.exists()) return;
        Instant now = clock.instant();
        last(entity, now.minus(Duration.ofDays(policyDays)), now.minus(Duration.ofDays(days)))
                .ifPresent(gone -> await(store.cut(
                        entity, new ShelfCut(RetentionClass.ARCHIVE, ShelfPosition.FIRST, gone, IndexKey.ALL))));
    }

    /** Without messages on their way. Empty for what is no account. */
    private AccountState account(EntityKey entity) {
        Optional<Snapshot> snapshot = await(store.loadSnapshot(entity, SequenceRange.ALL));
        Object saved = snapshot.map(found -> codec.decode(found.state())).orElse(AccountState.ABSENT);
        AccountState[] state = {saved instanceof AccountState account ? account : AccountState.ABSENT};
        long from = snapshot.map(found -> found.sequence() + 1).orElse(0L);
        ReplayScope lasting = new ReplayScope(Set.of(RetentionClass.ACCOUNT), Instant.EPOCH);
        await(store.replay(entity, lasting, new SequenceRange(from, Long.MAX_VALUE), Long.MAX_VALUE, record -> {
            if (codec.decode(record.payload()) instanceof AccountEvent event) state[0] = state[0].apply(event);
        }));
        return state[0];
    }

    /** The last message that is older than its owner wants, if there is one. */
    private Optional<ShelfPosition> last(EntityKey entity, Instant byPolicy, Instant byOwner) {
        return await(store.read(shelves -> {
            ArchiveReader archive = new ArchiveReader(shelves, entity, codec, byPolicy);
            Span old = Span.endingBefore(archive.firstSince(byOwner));
            return archive.page(IndexKey.ALL, old, Direction.NEWEST_FIRST, 1, Long.MAX_VALUE).messages().stream()
                    .map(message -> message.position())
                    .findFirst();
        }));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
