package de.pimux.journal.embedded;

import static de.pimux.journal.StoreFixture.MONDAY;
import static de.pimux.journal.StoreFixture.POLICY;
import static de.pimux.journal.StoreFixture.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.RetentionSchedule;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories: what can be read is always what a naive model says, and nothing that is forbidden. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HistoryTest {
    private static final int STEPS = 300;
    private static final int ENTITIES = 4;
    private static final List<RetentionClass> FINITE =
            List.of(RetentionClass.ARCHIVE, RetentionClass.UPLOAD, RetentionClass.SECURITY);

    @TempDir
    Path folder;

    private Instant now = MONDAY;
    private EmbeddedStore store;
    private RetentionSchedule schedule;
    private final Map<EntityKey, Model> models = new HashMap<>();

    /** What an entity has: the texts of account events so far, what is pending, and what lies on shelves. */
    private static final class Model {
        private long sequence;
        private final List<String> state = new ArrayList<>();
        private final TreeMap<Long, String> pending = new TreeMap<>();
        private final TreeMap<Long, EventRecord> shelved = new TreeMap<>();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void what_can_be_read_is_what_may_be_read(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            EntityKey entity = new EntityKey(random.nextInt(ENTITIES), 7);
            step(random, entity, models.computeIfAbsent(entity, key -> new Model()));
            if (step % 20 == 0) {
                models.forEach(this::check);
            }
        }
        models.forEach(this::check);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @BeforeEach
    void open() {
        store = EmbeddedStoreTest.opened(folder, () -> now);
        schedule = new RetentionSchedule(
                store, () -> now, POLICY, Duration.ZERO, expired -> CompletableFuture.completedFuture(null));
        schedule.expireOverdue();
    }

    private void step(Random random, EntityKey entity, Model model) {
        String text = "text " + random.nextLong();
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> {
                append(entity, EventRecord.of(++model.sequence, RetentionClass.ACCOUNT, text.getBytes(UTF_8)));
                model.state.add(text);
            }
            case 3, 4 -> {
                append(entity, EventRecord.of(++model.sequence, RetentionClass.PENDING, text.getBytes(UTF_8)));
                model.pending.put(model.sequence, text);
            }
            case 5 -> deliver(entity, model);
            case 6, 7, 8 -> shelve(random, entity, model, text);
            case 9 ->
                await(store.saveSnapshot(
                        entity,
                        new Snapshot(
                                model.sequence,
                                now.toEpochMilli(),
                                String.join("\n", model.state).getBytes(UTF_8))));
            case 10 -> {
                now = now.plus(Duration.ofMinutes(random.nextInt(36 * 60)));
                schedule.expireIfDue();
            }
            case 11 -> {
                if (random.nextInt(4) == 0) erase(entity, model);
            }
            case 12 -> {
                store.close();
                open();
            }
            default -> {
                if (random.nextBoolean()) store.renewKeys();
                else store.scrub();
            }
        }
    }

    private void append(EntityKey entity, EventRecord event) {
        await(store.append(entity, List.of(event)));
    }

    private void deliver(EntityKey entity, Model model) {
        if (!model.pending.isEmpty()) {
            long first = model.pending.pollFirstEntry().getKey();
            append(entity, EventRecord.tombstone(++model.sequence, RetentionClass.PENDING, new byte[0], first));
        }
    }

    private void shelve(Random random, EntityKey entity, Model model, String text) {
        RetentionClass retention = FINITE.get(random.nextInt(FINITE.size()));
        EventRecord event = EventRecord.of(++model.sequence, retention, now, text.getBytes(UTF_8));
        append(entity, event);
        model.shelved.put(model.sequence, event);
    }

    private void erase(EntityKey entity, Model model) {
        append(entity, EventRecord.erasure(++model.sequence, "erased".getBytes(UTF_8)));
        model.state.clear();
        model.state.add("erased");
        model.pending.clear();
        model.shelved.clear();
    }

    private void check(EntityKey entity, Model model) {
        assertThat(await(store.highestSequence(entity))).isEqualTo(model.sequence);
        checkState(entity, model);
        List<String> readable = new ArrayList<>();
        for (Shelf shelf : store.shelves()) {
            await(store.page(shelf, entity, SequenceRange.ALL, Direction.OLDEST_FIRST, Integer.MAX_VALUE))
                    .forEach(event -> readable.add(new String(event.payload(), UTF_8)));
        }
        List<String> allowed = model.shelved.values().stream()
                .filter(event -> !event.recordedAt().isBefore(POLICY.notBefore(event.retention(), now)))
                .map(event -> new String(event.payload(), UTF_8))
                .toList();
        assertThat(readable).containsExactlyInAnyOrderElementsOf(allowed);
    }

    /** The snapshot and what follows it are the same as everything from the first event on. */
    private void checkState(EntityKey entity, Model model) {
        List<String> state = new ArrayList<>();
        TreeMap<Long, String> pending = new TreeMap<>();
        long from = await(store.loadSnapshot(entity, SequenceRange.ALL))
                .map(snapshot -> {
                    String text = new String(snapshot.state(), UTF_8);
                    if (!text.isEmpty()) state.addAll(List.of(text.split("\n")));
                    return snapshot.sequence() + 1;
                })
                .orElse(1L);
        await(store.replay(entity, new SequenceRange(from, Long.MAX_VALUE), Long.MAX_VALUE, event -> {
            String text = new String(event.payload(), UTF_8);
            if (event.retention() == RetentionClass.PENDING) pending.put(event.sequence(), text);
            else state.add(text);
        }));
        assertThat(state).isEqualTo(model.state);
        assertThat(pending).isEqualTo(model.pending);
    }
}
