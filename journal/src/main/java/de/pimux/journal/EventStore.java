package de.pimux.journal;

import de.pimux.core.retention.RetentionClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the events of every entity, each for as long as its {@link RetentionClass} says, and makes deleted mean gone.
 *
 * <p>The state of most entities is made of two classes, {@code ACCOUNT} and {@code PENDING}; a {@link ReplayScope} says
 * which are replayed. The finite classes lie on {@linkplain Shelf shelves} that are read by range and dropped whole, so a
 * replay accepts gaps in the numbers.
 *
 * <p>A stage that completes normally means durable: the write survives the loss of power. The one exception are
 * {@linkplain EventRecord#tombstone tombstones} that leave no row: they survive the end of the process, but where power is
 * lost within moments, what they discarded may be there again. Stages complete on a thread of the store, so what depends
 * on them must be short. A store may read in the calling thread: call the reading methods where blocking is allowed.
 * Stages fail with {@link StoreFullException} if there is no room and with {@link StoreException} if the storage fails.
 */
public interface EventStore extends AutoCloseable {
    /**
     * Appends events of one entity, all or none. What is stored by one entity's earlier calls is stored before.
     *
     * @param events in ascending order of sequence; a number is never used twice
     */
    CompletionStage<Void> append(EntityKey entity, List<EventRecord> events);

    /**
     * Reads what state is made of, in ascending order: the {@code ACCOUNT} events of the range, and the events of every
     * other class of the scope up to its end, also those before its start: no snapshot holds them.
     *
     * @param limit how many events to read at most
     * @return the highest sequence number, as {@link #highestSequence}
     */
    CompletionStage<Long> replay(
            EntityKey entity, ReplayScope scope, SequenceRange range, long limit, Consumer<EventRecord> each);

    /** {@linkplain #replay(EntityKey, ReplayScope, SequenceRange, long, Consumer) Reads} what lasts. */
    default CompletionStage<Long> replay(
            EntityKey entity, SequenceRange range, long limit, Consumer<EventRecord> each) {
        return replay(entity, ReplayScope.LASTING, range, limit, each);
    }

    /** The highest sequence number ever stored for the entity, 0 if there was none; it outlives every deletion. */
    CompletionStage<Long> highestSequence(EntityKey entity);

    /**
     * Reads the events of one entity on one shelf that are not out of time, however late their expiry is. A shelf that
     * does not exist is empty.
     */
    CompletionStage<List<EventRecord>> page(
            Shelf shelf, EntityKey entity, SequenceRange range, Direction direction, int limit);

    /**
     * Several reads of shelves at one go, behind everything submitted before. The function runs where it may block; what
     * it throws fails the stage.
     */
    <T> CompletionStage<T> read(Function<ShelfReader, T> reading);

    /**
     * Saves a snapshot. It replaces what it covers in the same write: older snapshots of the entity, and the
     * {@code ACCOUNT} events up to its sequence number.
     */
    CompletionStage<Void> saveSnapshot(EntityKey entity, Snapshot snapshot);

    /** The newest snapshot in the range. */
    CompletionStage<Optional<Snapshot>> loadSnapshot(EntityKey entity, SequenceRange range);

    /** Deletes the snapshots in the range. */
    CompletionStage<Void> deleteSnapshots(EntityKey entity, SequenceRange range);

    /** Deletes the {@code ACCOUNT} events up to a sequence number, included. {@code PENDING} events stay. */
    CompletionStage<Void> compact(EntityKey entity, long toSequence);

    /**
     * Destroys the entity's key, which ends its content in every copy of the storage, and deletes every event of every
     * class and every snapshot, as {@link EventRecord#erasure} does. Only the highest sequence number stays.
     */
    CompletionStage<Void> erase(EntityKey entity);

    /**
     * Removes from an entity's shelves what is not served any more anyway, without an event that tells of it; else the
     * same as by {@link EventRecord#cutting}.
     */
    CompletionStage<Void> cut(EntityKey entity, ShelfCut cut);

    /**
     * The next entity of those that have something {@code ACCOUNT}, in an order of no meaning: for who wants to look at
     * all of them, some at a time.
     *
     * @param behind the one looked at last, or null for the first
     */
    CompletionStage<Optional<EntityKey>> nextLasting(@Nullable EntityKey behind);

    /**
     * Who was erased again when this was opened, now or at an earlier start, since the data was older than the erasure:
     * others may know them again, until {@link #forgetErasedAgain()}.
     */
    List<EntityKey> erasedAgain();

    /** Nobody knows those who were erased again any more. */
    CompletionStage<Void> forgetErasedAgain();

    /** The shelves that exist, in order. */
    SortedSet<Shelf> shelves();

    /** Drops a shelf with everything on it, whoever's it is, and destroys the keys of its hours. */
    CompletionStage<Void> dropShelf(Shelf shelf);

    /** How many events lie on a shelf, also those that nobody can read any more. Reads all of it. */
    CompletionStage<Long> count(Shelf shelf);

    /** How many events of one entity lie on shelves, by class; without the classes of which it has none. */
    CompletionStage<Map<RetentionClass, Long>> count(EntityKey entity);

    /**
     * How many of all entities' {@code ACCOUNT} events and snapshots have such a payload. Reads all of them in the calling
     * thread, without keeping others from the store for long; what happens meanwhile is counted or not.
     *
     * @throws StoreException if the storage fails
     */
    long countLasting(Predicate<byte[]> payload);

    /**
     * Destroys the keys of those hours of a finite class that were over before this instant: nobody can read what was
     * recorded in them, in no copy of the storage. Their bytes go with their shelves.
     */
    CompletionStage<Void> expire(RetentionClass retention, Instant before);

    /** A bound for the age of what can still be read: nothing of this finite class was recorded before. */
    Optional<Instant> oldest(RetentionClass retention);

    /**
     * Gives {@code ACCOUNT} and {@code PENDING} content new keys and destroys the old ones: copies of the storage that
     * were made before can't be read afterwards. Blocks until done; appends go on meanwhile.
     *
     * @throws StoreException if the storage fails
     */
    void renewKeys();

    /** Goes on with {@link #renewKeys()} where a crash or a failure stopped it; otherwise does nothing. */
    void finishRenewingKeys();

    /** Whether {@link #renewKeys()} runs, or was stopped before its end. */
    boolean isRenewingKeys();

    /**
     * Makes what is deleted leave every file: after this a search through the raw bytes of the storage finds nothing of
     * it. Blocks until done; appends go on meanwhile.
     *
     * @throws StoreException if the storage fails
     */
    void scrub();

    /** When the oldest deletion happened that no scrub has followed yet. Start-up counts as one. */
    Optional<Instant> oldestUnscrubbed();

    Health health();

    Figures figures();

    /** Finishes what was accepted, then releases the storage. Calls after this fail. */
    @Override
    void close();
}
