package de.pimux.journal.plugin;

import static de.pimux.journal.StoreFixture.MONDAY;
import static de.pimux.journal.StoreFixture.POLICY;
import static de.pimux.journal.StoreFixture.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorRef;
import akka.persistence.PersistentRepr;
import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.retention.Cut;
import de.pimux.core.retention.Indexed;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.retention.Tombstone;
import de.pimux.core.retention.Trimming;
import de.pimux.journal.DataSecret;
import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.RetentionSchedule;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.Snapshot;
import de.pimux.journal.codec.EventCodec;
import de.pimux.journal.codec.account.AccountCodecs;
import de.pimux.journal.embedded.Canaries;
import de.pimux.journal.embedded.EmbeddedStore;
import de.pimux.journal.embedded.RawRows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of an account, of every type of event that it has, on the real store: what is recovered is what all
 * events since the beginning make, and what must be gone is nowhere. The seed is another one each time; a failure tells
 * it, and {@code -Dpimux.history.seed=} gives it.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountHistoriesTest {
    private static final int STEPS = 400;
    private static final long SEED = Long.getLong("pimux.history.seed", System.nanoTime());
    private static final String ACCOUNT = "account|juliet";

    @TempDir
    Path folder;

    private final DataSecret secret = new DataSecret(new byte[32]);
    private final EventCodec codec = new EventCodec(List.of(new AccountCodecs()));
    private final EventRecords records = new EventRecords(codec, secret);
    private final EntityKey self = secret.entityKey(ACCOUNT);
    private final List<AccountEvent> all = new ArrayList<>();
    private final SortedMap<Long, AccountEvent> allowed = new TreeMap<>();
    private final List<ShelfPosition> archived = new ArrayList<>();
    private final Set<String> everStored = new LinkedHashSet<>();
    private Instant now = MONDAY;
    private EmbeddedStore store;
    private RetentionSchedule schedule;

    @BeforeEach
    void open() {
        store = EmbeddedStore.open(
                folder.resolve("journal"),
                new EmbeddedStore.Settings(folder.resolve("vault"), POLICY, 0, () -> now, Runnable::run));
        schedule = new RetentionSchedule(
                store, () -> now, POLICY, Duration.ZERO, expired -> CompletableFuture.completedFuture(null));
        schedule.expireOverdue();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @RepeatedTest(4)
    void a_recovered_account_is_what_all_its_events_make_and_what_must_be_gone_is_nowhere(
            org.junit.jupiter.api.RepetitionInfo repetition) {
        long seed = SEED + repetition.getCurrentRepetition();
        try {
            lives(new Random(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("with -Dpimux.history.seed=" + (seed - 1) + ", first repetition", e);
        }
    }

    private void lives(Random random) {
        AccountStory story = new AccountStory(random);
        for (int step = 1; step <= STEPS; step++) {
            switch (random.nextInt(12)) {
                case 0 -> snapshots();
                case 1 -> {
                    now = now.plus(Duration.ofMinutes(random.nextInt(40 * 60)));
                    schedule.expireIfDue();
                }
                case 2 -> {
                    if (random.nextInt(3) == 0) {
                        store.close();
                        open();
                    }
                }
                default -> happens(story.next(fromZero(), all.size() + 1L, now, archived));
            }
            remembersRows();
            if (step % 20 == 0) check();
        }
        check();
        store.scrub();
        expectGoneFromFiles();
    }

    private AccountState fromZero() {
        AccountState state = AccountState.ABSENT;
        for (AccountEvent event : all) state = state.apply(event);
        return state;
    }

    private void happens(AccountEvent event) {
        all.add(event);
        long sequence = all.size();
        await(store.append(
                self,
                List.of(records.toRecord(
                        PersistentRepr.apply(event, sequence, ACCOUNT, "", false, ActorRef.noSender(), "")))));
        if (event instanceof de.pimux.core.retention.Erasure) allowed.clear();
        if (event instanceof Tombstone tombstone) for (long gone : tombstone.discards()) allowed.remove(gone);
        if (event instanceof Trimming trimming) cut(trimming.cut());
        if (event.retention() == RetentionClass.ARCHIVE)
            archived.add(new ShelfPosition(
                    Shelf.of(RetentionClass.ARCHIVE, event.recordedAt()).day(), sequence));
        if (!(event instanceof Tombstone)) allowed.put(sequence, event);
    }

    private void cut(Cut cut) {
        allowed.entrySet().removeIf(entry -> {
            AccountEvent event = entry.getValue();
            if (event.retention() != cut.retention()) return false;
            ShelfPosition position = new ShelfPosition(
                    Shelf.of(cut.retention(), event.recordedAt()).day(), entry.getKey());
            return position.compareTo(cut.from()) >= 0
                    && position.compareTo(cut.to()) <= 0
                    && (cut.index().isEmpty()
                            || (event instanceof Indexed indexed
                                    && indexed.foundBy().contains(cut.index())));
        });
    }

    private void snapshots() {
        if (!all.isEmpty())
            await(store.saveSnapshot(self, new Snapshot(all.size(), now.toEpochMilli(), codec.encode(fromZero()))));
    }

    private void remembersRows() {
        RawRows.of(store, self).forEach(row -> everStored.add(new String(row, ISO_8859_1)));
    }

    private void check() {
        allowed.values()
                .removeIf(event -> event.retention().isShelvedByDay()
                        && event.recordedAt().isBefore(POLICY.notBefore(event.retention(), now)));
        assertThat(recovered()).isEqualTo(fromZero());
        Map<RetentionClass, Set<Long>> readable = readable();
        for (RetentionClass retention :
                List.of(RetentionClass.PENDING, RetentionClass.ARCHIVE, RetentionClass.UPLOAD, RetentionClass.SECURITY))
            assertThat(readable.getOrDefault(retention, Set.of()))
                    .as("what can be read of %s", retention)
                    .isEqualTo(numbers(retention));
        assertThat(allowed.keySet())
                .containsAll(readable.getOrDefault(RetentionClass.ACCOUNT, Set.of()).stream()
                        .filter(number -> !(all.get((int) (number - 1)) instanceof Tombstone))
                        .toList());
        expectNothingFinite(codec.encode(fromZero()));
    }

    /** As an actor does: the snapshot, then what follows it, and whatever waits. */
    private AccountState recovered() {
        Snapshot snapshot = await(store.loadSnapshot(self, SequenceRange.ALL)).orElse(null);
        if (snapshot != null) expectNothingFinite(snapshot.state());
        AccountState[] state = {snapshot == null ? AccountState.ABSENT : (AccountState) codec.decode(snapshot.state())};
        long from = snapshot == null ? 1 : snapshot.sequence() + 1;
        await(store.replay(
                self,
                new SequenceRange(from, Long.MAX_VALUE),
                Long.MAX_VALUE,
                event -> state[0] = state[0].apply((AccountEvent) codec.decode(event.payload()))));
        return state[0];
    }

    /** A snapshot has no end, so it holds nothing of what has one, and nothing that waits. */
    private void expectNothingFinite(byte[] snapshot) {
        String text = new String(snapshot, UTF_8);
        for (int i = 0; i < all.size(); i++)
            if (all.get(i).retention() != RetentionClass.ACCOUNT)
                assertThat(text).doesNotContain(AccountStory.canary(i + 1L));
    }

    private Set<Long> numbers(RetentionClass retention) {
        Set<Long> numbers = new TreeSet<>();
        allowed.forEach((number, event) -> {
            if (event.retention() == retention) numbers.add(number);
        });
        return numbers;
    }

    private Map<RetentionClass, Set<Long>> readable() {
        Map<RetentionClass, Set<Long>> found = new TreeMap<>();
        List<EventRecord> events = new ArrayList<>();
        await(store.replay(self, SequenceRange.ALL, Long.MAX_VALUE, events::add));
        for (Shelf shelf : store.shelves())
            events.addAll(await(store.page(shelf, self, SequenceRange.ALL, Direction.OLDEST_FIRST, Integer.MAX_VALUE)));
        events.forEach(event -> found.computeIfAbsent(event.retention(), each -> new TreeSet<>())
                .add(event.sequence()));
        return found;
    }

    /** Not even sealed: of all rows that there ever were, the files hold those that are still rows. */
    private void expectGoneFromFiles() {
        List<byte[]> left = RawRows.of(store, self);
        left.forEach(row -> everStored.remove(new String(row, ISO_8859_1)));
        assertThat(everStored).as("rows that are gone").hasSizeGreaterThan(50);
        assertThat(Canaries.holdingAny(folder, everStored)).isEmpty();
        assertThat(Canaries.filesWith(folder, "canary-")).isEmpty();
    }
}
