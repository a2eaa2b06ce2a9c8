package de.pimux.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What tests of stores have in common: a store, two entities, two days, and events. */
public interface StoreFixture {
    EntityKey ALICE = new EntityKey(0x1111111111111111L, -1);
    EntityKey BOB = new EntityKey(0x1111111111111112L, 0);
    Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    /** What the store is opened with. */
    RetentionPolicy POLICY = RetentionPolicy.of(30, 30, 7, 7);

    /** A store whose clock says what {@link #setClock} said last, and {@link #TUESDAY} at first. */
    EventStore store();

    void setClock(Instant now);

    /** Closes the store and opens it again on the same storage. */
    EventStore reopened();

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    static EventRecord account(long sequence, String payload) {
        return EventRecord.of(sequence, RetentionClass.ACCOUNT, payload.getBytes(UTF_8));
    }

    static EventRecord pending(long sequence, String payload) {
        return EventRecord.of(sequence, RetentionClass.PENDING, payload.getBytes(UTF_8));
    }

    static EventRecord archive(long sequence, Instant at, String payload) {
        return EventRecord.of(sequence, RetentionClass.ARCHIVE, at, payload.getBytes(UTF_8));
    }

    static EventRecord failedLogin(long sequence, Instant at, String payload) {
        return EventRecord.of(sequence, RetentionClass.SECURITY, at, payload.getBytes(UTF_8));
    }

    static EventRecord delivered(long sequence, long... discards) {
        return EventRecord.tombstone(sequence, RetentionClass.PENDING, new byte[0], discards);
    }

    static Snapshot snapshot(long sequence, String state) {
        return new Snapshot(sequence, MONDAY.toEpochMilli(), state.getBytes(UTF_8));
    }

    default void append(EntityKey entity, EventRecord... events) {
        await(store().append(entity, List.of(events)));
    }

    default List<String> replayed(EventStore store, EntityKey entity, SequenceRange range) {
        List<String> seen = new ArrayList<>();
        await(store.replay(entity, range, Long.MAX_VALUE, event -> seen.add(text(event))));
        return seen;
    }

    default List<String> replayed(EntityKey entity) {
        return replayed(store(), entity, SequenceRange.ALL);
    }

    static String text(EventRecord event) {
        return event.sequence() + ":" + new String(event.payload(), UTF_8);
    }

    default List<String> page(Shelf shelf, EntityKey entity, SequenceRange range, Direction direction, int limit) {
        return await(store().page(shelf, entity, range, direction, limit)).stream()
                .map(StoreFixture::text)
                .toList();
    }

    static EventRecord security(long sequence, Instant at, String payload) {
        return EventRecord.of(sequence, RetentionClass.SECURITY, at, payload.getBytes(UTF_8));
    }

    default List<String> replayed(EntityKey entity, ReplayScope scope, SequenceRange range) {
        List<String> seen = new ArrayList<>();
        await(store().replay(entity, scope, range, Long.MAX_VALUE, event -> {
            assertThat(scope.classes()).contains(event.retention());
            seen.add(text(event));
        }));
        return seen;
    }
}
