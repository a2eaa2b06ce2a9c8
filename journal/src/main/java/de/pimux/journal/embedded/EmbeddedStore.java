package de.pimux.journal.embedded;

import static de.pimux.journal.embedded.Work.Kind.CONTENT_AFTER_READING;
import static de.pimux.journal.embedded.Work.Kind.REMOVAL;
import static de.pimux.journal.embedded.Work.Kind.REMOVAL_AFTER_READING;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.EventStore;
import de.pimux.journal.Figures;
import de.pimux.journal.Health;
import de.pimux.journal.IndexKey;
import de.pimux.journal.ReplayScope;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.ShelfCut;
import de.pimux.journal.ShelfReader;
import de.pimux.journal.Snapshot;
import de.pimux.journal.StoreException;
import de.pimux.journal.vault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** The event store of one node, in one folder of the local disk, with its keys in another. */
public final class EmbeddedStore implements EventStore {
    /**
     * @param vault the folder of the keys
     * @param policy what is older than it says is not served
     * @param reserveBytes what stays free on the disk for deletions; below it new content is refused
     * @param readers where reading may block
     */
    public record Settings(
            Path vault, RetentionPolicy policy, long reserveBytes, InstantSource clock, Executor readers) {
        /** Room for all memtables to be flushed and for a compaction to make progress. */
        public static final long DEFAULT_RESERVE_BYTES = 64L * 1024 * 1024;
    }

    private final Engine engine;
    private final CommitThread commits;
    private final Scrub scrub;
    private final Renewal renewal;
    private final Settings settings;
    private final List<EntityKey> erasedAgain;

    private EmbeddedStore(Engine engine, Settings settings) {
        this.engine = engine;
        this.commits = new CommitThread(engine);
        this.scrub = new Scrub(engine, settings.clock());
        this.renewal = new Renewal(engine, commits);
        this.settings = settings;
        this.erasedAgain = engine.erasedAgain();
    }

    /** @throws StoreException if the folder cannot be opened, for example because another process has it open */
    public static EmbeddedStore open(Path folder, Settings settings) {
        return open(folder, settings, null);
    }

    static EmbeddedStore open(Path folder, Settings settings, @Nullable FreeSpace space) {
        try {
            Files.createDirectories(folder);
            FreeSpace free = space != null ? space : FreeSpace.of(folder);
            Engine engine = new Engine(folder, settings.vault(), free, settings.reserveBytes());
            EmbeddedStore store = new EmbeddedStore(engine, settings);
            store.commits.start();
            return store;
        } catch (IOException | RocksDBException e) {
            throw new StoreException("the event store in " + folder + " cannot be opened", e);
        }
    }

    @Override
    public CompletionStage<Void> append(EntityKey entity, List<EventRecord> events) {
        Append append = new Append(entity, events, settings.clock().instant());
        CompletableFuture<Void> done = commits.submit(Work.of(append.kind(), append.bytes(), append));
        if (append.erases() || append.cuts()) {
            return done.thenRun(() -> scrub.erased(entity));
        }
        return append.removes() ? done.thenRun(scrub::deleted) : done;
    }

    @Override
    public CompletionStage<Long> replay(
            EntityKey entity, ReplayScope scope, SequenceRange range, long limit, Consumer<EventRecord> each) {
        return reading(database -> Replay.run(database, entity, scope, range, limit, each));
    }

    @Override
    public CompletionStage<Long> highestSequence(EntityKey entity) {
        return reading(database -> Sequences.highest(database, entity));
    }

    @Override
    public CompletionStage<List<EventRecord>> page(
            Shelf shelf, EntityKey entity, SequenceRange range, Direction direction, int limit) {
        return read(shelves -> shelves.page(shelf, entity, IndexKey.ALL, range, direction, limit));
    }

    @Override
    public <T> CompletionStage<T> read(Function<ShelfReader, T> reading) {
        return reading(database -> {
            Instant now = settings.clock().instant();
            return reading.apply(
                    new Shelves(database, retention -> settings.policy().notBefore(retention, now)));
        });
    }

    @Override
    public CompletionStage<Void> saveSnapshot(EntityKey entity, Snapshot snapshot) {
        Work.Step save = (batch, database) -> Snapshots.save(batch, database, entity, snapshot);
        return commits.submit(Work.of(CONTENT_AFTER_READING, snapshot.state().length, save))
                .thenRun(scrub::deleted);
    }

    @Override
    public CompletionStage<Optional<Snapshot>> loadSnapshot(EntityKey entity, SequenceRange range) {
        return reading(database -> Snapshots.newest(database, entity, range));
    }

    @Override
    public CompletionStage<Void> deleteSnapshots(EntityKey entity, SequenceRange range) {
        return submit(REMOVAL, (batch, database) -> Snapshots.delete(batch, database, entity, range))
                .thenRun(scrub::deleted);
    }

    @Override
    public CompletionStage<Void> compact(EntityKey entity, long toSequence) {
        return submit(
                        REMOVAL_AFTER_READING,
                        (batch, database) -> Erasure.compact(batch, database, entity, RowKey.after(toSequence)))
                .thenRun(scrub::deleted);
    }

    @Override
    public CompletionStage<Void> erase(EntityKey entity) {
        Instant now = settings.clock().instant();
        return submit(REMOVAL_AFTER_READING, (batch, database) -> Erasure.erase(batch, database, entity, now))
                .thenRun(() -> scrub.erased(entity));
    }

    @Override
    public CompletionStage<Void> cut(EntityKey entity, ShelfCut cut) {
        return submit(REMOVAL_AFTER_READING, (batch, database) -> Cutting.cut(batch, database, entity, cut))
                .thenRun(() -> scrub.erased(entity));
    }

    @Override
    public CompletionStage<Optional<EntityKey>> nextLasting(@Nullable EntityKey behind) {
        return reading(database -> Optional.ofNullable(Census.next(database, behind)));
    }

    @Override
    public SortedSet<Shelf> shelves() {
        return engine.read(Database::shelves);
    }

    @Override
    public CompletionStage<Void> dropShelf(Shelf shelf) {
        Instant start = shelf.day().atStartOfDay(ZoneOffset.UTC).toInstant();
        return submit(REMOVAL_AFTER_READING, (batch, database) -> {
                    endHours(database, shelf.retention(), start, start.plus(Duration.ofDays(1)));
                    database.drop(shelf);
                })
                .thenRun(scrub::deleted);
    }

    @Override
    public CompletionStage<Long> count(Shelf shelf) {
        return reading(database -> Rows.count(database, shelf));
    }

    @Override
    public long countLasting(Predicate<byte[]> payload) {
        commits.drained().join();
        Census census = new Census(payload);
        while (engine.read(census::goOn)) {}
        return census.count();
    }

    @Override
    public CompletionStage<Map<RetentionClass, Long>> count(EntityKey entity) {
        return reading(database -> Rows.count(database, entity));
    }

    @Override
    public CompletionStage<Void> expire(RetentionClass retention, Instant before) {
        return submit(REMOVAL, (batch, database) -> endHours(database, retention, Instant.MIN, before));
    }

    private static void endHours(Database database, RetentionClass retention, Instant from, Instant to) {
        database.vault().endHours(Kind.of(retention), from, to);
    }

    @Override
    public Optional<Instant> oldest(RetentionClass retention) {
        return engine.read(database -> database.vault().oldestHour(Kind.of(retention)));
    }

    @Override
    public void renewKeys() {
        renewal.run();
    }

    @Override
    public void finishRenewingKeys() {
        renewal.finish();
    }

    @Override
    public boolean isRenewingKeys() {
        return renewal.isUnfinished();
    }

    @Override
    public void scrub() {
        commits.drained().join();
        scrub.run();
    }

    @Override
    public Optional<Instant> oldestUnscrubbed() {
        return scrub.oldest();
    }

    @Override
    public List<EntityKey> erasedAgain() {
        return erasedAgain;
    }

    @Override
    public CompletionStage<Void> forgetErasedAgain() {
        return submit(REMOVAL, BroughtBack::settle);
    }

    @Override
    public Health health() {
        return engine.health();
    }

    @Override
    public Figures figures() {
        return engine.figures();
    }

    /** For tests of what a crash leaves. */
    void beginRenewal() {
        renewal.begin();
    }

    /** For tests that look at the rows as they are stored. */
    <T> T look(Engine.Reading<T> reading) {
        return engine.read(reading);
    }

    @Override
    public void close() {
        commits.close();
        engine.close();
    }

    private CompletableFuture<Void> submit(Work.Kind kind, Work.Step step) {
        return commits.submit(Work.of(kind, RowKey.BYTES, step));
    }

    /** Behind everything submitted: an actor that restarts must see the write that it did not wait for. */
    private <T> CompletionStage<T> reading(Engine.Reading<T> reading) {
        return commits.drained().thenApplyAsync(ignored -> engine.read(reading), settings.readers());
    }
}
