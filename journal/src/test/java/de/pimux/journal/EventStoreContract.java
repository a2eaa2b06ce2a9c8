package de.pimux.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What every event store does. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public interface EventStoreContract {
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

    private static String text(EventRecord event) {
        return event.sequence() + ":" + new String(event.payload(), UTF_8);
    }

    default List<String> page(Shelf shelf, EntityKey entity, SequenceRange range, Direction direction, int limit) {
        return await(store().page(shelf, entity, range, direction, limit)).stream()
                .map(EventStoreContract::text)
                .toList();
    }

    @Test
    default void what_was_appended_is_replayed_in_order() {
        append(ALICE, account(1, "a"), pending(2, "b"));
        append(ALICE, account(3, "c"));
        assertThat(replayed(ALICE)).containsExactly("1:a", "2:b", "3:c");
    }

    @Test
    default void what_was_appended_is_there_after_opening_again() {
        append(ALICE, account(1, "a"), pending(2, "b"));
        assertThat(replayed(reopened(), ALICE, SequenceRange.ALL)).containsExactly("1:a", "2:b");
    }

    @Test
    default void an_entity_that_never_wrote_has_nothing_and_the_number_zero() {
        append(BOB, account(1, "b"));
        assertThat(replayed(ALICE)).isEmpty();
        assertThat(await(store().highestSequence(ALICE))).isZero();
    }

    @Test
    default void entities_do_not_see_each_other() {
        append(ALICE, account(1, "a"));
        append(BOB, account(1, "b"), pending(2, "bb"));
        assertThat(replayed(ALICE)).containsExactly("1:a");
        assertThat(replayed(BOB)).containsExactly("1:b", "2:bb");
    }

    @Test
    default void a_replay_keeps_to_its_end_and_its_limit() {
        append(ALICE, account(1, "a"), pending(2, "b"), account(3, "c"), pending(4, "d"));
        assertThat(replayed(store(), ALICE, new SequenceRange(1, 3))).containsExactly("1:a", "2:b", "3:c");
        List<String> seen = new ArrayList<>();
        long highest = await(store().replay(ALICE, SequenceRange.ALL, 2, event -> seen.add(text(event))));
        assertThat(seen).containsExactly("1:a", "2:b");
        assertThat(highest).isEqualTo(4);
    }

    @Test
    default void a_replay_from_behind_a_snapshot_still_brings_every_pending_event() {
        append(ALICE, account(1, "a"), pending(2, "b"), account(3, "c"), account(4, "d"));
        assertThat(replayed(store(), ALICE, new SequenceRange(4, Long.MAX_VALUE)))
                .containsExactly("2:b", "4:d");
        assertThat(replayed(store(), ALICE, new SequenceRange(5, Long.MAX_VALUE)))
                .containsExactly("2:b");
    }

    @Test
    default void a_replay_reads_no_finite_class() {
        append(ALICE, account(1, "a"), archive(2, MONDAY, "kept for a while"), account(3, "c"));
        assertThat(replayed(ALICE)).containsExactly("1:a", "3:c");
        assertThat(await(store().highestSequence(ALICE))).isEqualTo(3);
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

    @Test
    default void a_state_of_a_finite_class_is_replayed_from_its_shelves_in_order() {
        ReplayScope guard = new ReplayScope(Set.of(RetentionClass.SECURITY), Instant.EPOCH);
        append(ALICE, security(1, MONDAY, "a"), archive(2, MONDAY, "other class"), security(3, TUESDAY, "c"));
        append(BOB, security(1, MONDAY, "x"));
        append(ALICE, security(4, MONDAY, "late"));
        assertThat(replayed(ALICE, guard, SequenceRange.ALL)).containsExactly("1:a", "3:c", "4:late");
        assertThat(replayed(ALICE, guard, new SequenceRange(4, 9))).containsExactly("1:a", "3:c", "4:late");
        assertThat(replayed(ALICE, guard, new SequenceRange(0, 3))).containsExactly("1:a", "3:c");
        assertThat(replayed(ALICE)).isEmpty();
        long highest = await(reopened().replay(ALICE, guard, SequenceRange.ALL, 1, event -> {}));
        assertThat(highest).isEqualTo(4);
    }

    @Test
    default void a_replay_reads_no_shelf_older_than_its_scope() {
        append(ALICE, security(1, MONDAY, "a"), security(2, TUESDAY, "b"));
        ReplayScope tuesday = new ReplayScope(Set.of(RetentionClass.SECURITY), TUESDAY);
        assertThat(replayed(ALICE, tuesday, SequenceRange.ALL)).containsExactly("2:b");
        await(store().dropShelf(Shelf.of(RetentionClass.SECURITY, TUESDAY)));
        assertThat(replayed(ALICE, tuesday, SequenceRange.ALL)).isEmpty();
        assertThat(await(store().replay(ALICE, tuesday, SequenceRange.ALL, 9, event -> {})))
                .isEqualTo(2);
    }

    @Test
    default void classes_of_both_kinds_are_replayed_together() {
        append(ALICE, account(1, "a"), pending(2, "b"), security(3, MONDAY, "c"), account(4, "d"));
        ReplayScope all = new ReplayScope(
                Set.of(RetentionClass.ACCOUNT, RetentionClass.PENDING, RetentionClass.SECURITY), MONDAY);
        assertThat(replayed(ALICE, all, new SequenceRange(2, 9))).containsExactly("2:b", "3:c", "4:d");
    }

    @Test
    default void a_tombstone_removes_what_it_names_and_nothing_else() {
        append(ALICE, pending(1, "a"), pending(2, "b"), pending(3, "c"));
        append(ALICE, delivered(4, 1, 3));
        assertThat(replayed(ALICE)).containsExactly("2:b");
        assertThat(replayed(reopened(), ALICE, SequenceRange.ALL)).containsExactly("2:b");
    }

    @Test
    default void a_tombstone_for_an_event_of_the_same_call_or_none_at_all_does_no_harm() {
        append(ALICE, pending(1, "a"), delivered(2, 1));
        append(ALICE, delivered(3, 1, 99));
        assertThat(replayed(ALICE)).isEmpty();
        assertThat(await(store().highestSequence(ALICE))).isEqualTo(3);
    }

    @Test
    default void a_tombstone_of_a_lasting_class_is_itself_replayed() {
        append(ALICE, pending(1, "a"));
        append(ALICE, EventRecord.tombstone(2, RetentionClass.ACCOUNT, "gone".getBytes(UTF_8), 1));
        assertThat(replayed(ALICE)).containsExactly("2:gone");
    }

    @Test
    default void the_highest_number_outlives_tombstones_compaction_shelves_and_erasure() {
        append(ALICE, pending(1, "a"), delivered(2, 1));
        assertThat(await(reopened().highestSequence(ALICE))).isEqualTo(2);
        append(ALICE, account(3, "c"));
        await(store().compact(ALICE, 3));
        assertThat(await(reopened().highestSequence(ALICE))).isEqualTo(3);
        append(ALICE, archive(4, MONDAY, "d"));
        await(store().dropShelf(Shelf.of(RetentionClass.ARCHIVE, MONDAY)));
        assertThat(await(reopened().highestSequence(ALICE))).isEqualTo(4);
        append(ALICE, account(5, "e"));
        await(store().erase(ALICE));
        assertThat(await(reopened().highestSequence(ALICE))).isEqualTo(5);
    }

    @Test
    default void a_late_compaction_never_lowers_the_highest_number() {
        append(ALICE, account(1, "a"), pending(2, "b"), delivered(3, 2));
        CompletionStage<Void> last = store().append(ALICE, List.of(pending(4, "d"), delivered(5, 4)));
        CompletionStage<Void> saved = store().saveSnapshot(ALICE, snapshot(1, "state"));
        await(last);
        await(saved);
        assertThat(await(store().highestSequence(ALICE))).isEqualTo(5);
    }

    @Test
    default void compaction_deletes_account_events_and_leaves_pending_ones() {
        append(ALICE, account(1, "a"), pending(2, "b"), account(3, "c"), account(4, "d"));
        append(BOB, account(1, "x"));
        await(store().compact(ALICE, 3));
        assertThat(replayed(ALICE)).containsExactly("2:b", "4:d");
        assertThat(replayed(BOB)).containsExactly("1:x");
    }

    @Test
    default void a_snapshot_replaces_what_it_covers() {
        append(ALICE, account(1, "a"), pending(2, "b"), account(3, "c"));
        await(store().saveSnapshot(ALICE, snapshot(2, "old")));
        append(ALICE, account(4, "d"));
        await(store().saveSnapshot(ALICE, snapshot(3, "new")));
        assertThat(replayed(ALICE)).containsExactly("2:b", "4:d");
        Snapshot loaded =
                await(reopened().loadSnapshot(ALICE, SequenceRange.ALL)).orElseThrow();
        assertThat(loaded.sequence()).isEqualTo(3);
        assertThat(loaded.savedAtMillis()).isEqualTo(MONDAY.toEpochMilli());
        assertThat(loaded.state()).asString(UTF_8).isEqualTo("new");
        assertThat(await(store().loadSnapshot(ALICE, new SequenceRange(0, 2)))).isEmpty();
    }

    @Test
    default void deleted_snapshots_are_not_loaded() {
        await(store().saveSnapshot(ALICE, snapshot(2, "a")));
        await(store().saveSnapshot(BOB, snapshot(2, "b")));
        await(store().deleteSnapshots(ALICE, SequenceRange.ALL));
        assertThat(await(store().loadSnapshot(ALICE, SequenceRange.ALL))).isEmpty();
        assertThat(await(store().loadSnapshot(BOB, SequenceRange.ALL))).isPresent();
    }

    @Test
    default void erasure_leaves_nothing_of_the_entity_and_everything_of_the_others() {
        append(ALICE, account(1, "a"), pending(2, "b"), archive(3, MONDAY, "c"));
        append(BOB, account(1, "x"), pending(2, "y"), archive(3, MONDAY, "z"));
        await(store().saveSnapshot(ALICE, snapshot(1, "state")));
        await(store().erase(ALICE));
        Shelf monday = Shelf.of(RetentionClass.ARCHIVE, MONDAY);
        assertThat(replayed(ALICE)).isEmpty();
        assertThat(await(store().loadSnapshot(ALICE, SequenceRange.ALL))).isEmpty();
        assertThat(page(monday, ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .isEmpty();
        assertThat(replayed(BOB)).containsExactly("1:x", "2:y");
        assertThat(page(monday, BOB, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .containsExactly("3:z");
    }

    @Test
    default void an_entity_that_was_erased_can_begin_again() {
        append(ALICE, account(1, "a"));
        await(store().erase(ALICE));
        await(store().erase(ALICE));
        append(ALICE, account(2, "new"), archive(3, MONDAY, "c"));
        assertThat(replayed(reopened(), ALICE, SequenceRange.ALL)).containsExactly("2:new");
        assertThat(page(Shelf.of(RetentionClass.ARCHIVE, MONDAY), ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .containsExactly("3:c");
    }

    @Test
    default void what_is_out_of_time_is_not_served_however_late_its_expiry_is() {
        Shelf monday = Shelf.of(RetentionClass.ARCHIVE, MONDAY);
        append(ALICE, archive(1, MONDAY, "a"), archive(2, MONDAY.plusSeconds(60), "b"));
        setClock(MONDAY.plus(Duration.ofDays(30)));
        assertThat(page(monday, ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .containsExactly("1:a", "2:b");
        setClock(MONDAY.plus(Duration.ofDays(30)).plusMillis(1));
        assertThat(page(monday, ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .containsExactly("2:b");
        assertThat(page(monday, ALICE, SequenceRange.ALL, Direction.NEWEST_FIRST, 9))
                .containsExactly("2:b");
    }

    @Test
    default void an_expired_hour_is_gone_and_the_others_of_its_day_are_not() {
        Shelf monday = Shelf.of(RetentionClass.SECURITY, MONDAY);
        Instant next = MONDAY.plus(Duration.ofHours(1));
        append(ALICE, failedLogin(1, MONDAY, "a"), failedLogin(2, next, "b"), archive(3, MONDAY, "kept"));
        assertThat(store().oldest(RetentionClass.SECURITY)).contains(MONDAY);
        await(store().expire(RetentionClass.SECURITY, next.plusSeconds(3599)));
        assertThat(page(monday, ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .containsExactly("2:b");
        assertThat(store().oldest(RetentionClass.SECURITY)).contains(next);
        assertThat(await(store().count(monday)))
                .as("their bytes are still there")
                .isEqualTo(2);
        assertThat(page(Shelf.of(RetentionClass.ARCHIVE, MONDAY), ALICE, SequenceRange.ALL, Direction.NEWEST_FIRST, 9))
                .containsExactly("3:kept");
        await(reopened().expire(RetentionClass.SECURITY, next.plus(Duration.ofHours(1))));
        assertThat(page(monday, ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .isEmpty();
        assertThat(store().oldest(RetentionClass.SECURITY)).isEmpty();
        append(ALICE, failedLogin(4, MONDAY, "late"));
        assertThat(page(monday, ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .containsExactly("4:late");
    }

    @Test
    default void an_event_keeps_the_time_at_which_it_was_recorded() {
        append(ALICE, archive(1, MONDAY, "a"));
        Shelf monday = Shelf.of(RetentionClass.ARCHIVE, MONDAY);
        assertThat(await(store().page(monday, ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9)))
                .extracting(EventRecord::recordedAt)
                .containsExactly(MONDAY);
    }

    @Test
    default void new_keys_change_nothing_that_can_be_read() {
        append(ALICE, account(1, "a"), pending(2, "b"), pending(3, "c"), archive(4, MONDAY, "d"));
        await(store().saveSnapshot(BOB, snapshot(2, "state")));
        store().renewKeys();
        append(ALICE, delivered(5, 2), account(6, "e"));
        assertThat(replayed(ALICE)).containsExactly("1:a", "3:c", "6:e");
        reopened().renewKeys();
        append(ALICE, delivered(7, 3));
        store().scrub();
        assertThat(replayed(reopened(), ALICE, SequenceRange.ALL)).containsExactly("1:a", "6:e");
        assertThat(page(Shelf.of(RetentionClass.ARCHIVE, MONDAY), ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .containsExactly("4:d");
        assertThat(await(store().loadSnapshot(BOB, SequenceRange.ALL))
                        .orElseThrow()
                        .state())
                .asString(UTF_8)
                .isEqualTo("state");
        assertThat(store().isRenewingKeys()).isFalse();
    }

    @Test
    default void an_event_that_ends_an_entity_erases_it_in_the_same_write() {
        append(ALICE, account(1, "a"), pending(2, "b"), archive(3, MONDAY, "c"));
        await(store().saveSnapshot(ALICE, snapshot(1, "state")));
        append(BOB, pending(1, "x"));
        append(ALICE, account(4, "d"), pending(5, "e"), EventRecord.erasure(6, "erased".getBytes(UTF_8)));
        assertThat(replayed(ALICE)).containsExactly("6:erased");
        assertThat(await(store().loadSnapshot(ALICE, SequenceRange.ALL))).isEmpty();
        assertThat(page(Shelf.of(RetentionClass.ARCHIVE, MONDAY), ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .isEmpty();
        assertThat(replayed(BOB)).containsExactly("1:x");
        append(ALICE, account(7, "registered again"));
        assertThat(replayed(reopened(), ALICE, SequenceRange.ALL)).containsExactly("6:erased", "7:registered again");
    }

    @Test
    default void shelves_are_read_by_range_in_both_directions() {
        LongStream.rangeClosed(1, 6).forEach(i -> append(ALICE, archive(i, MONDAY, "m" + i)));
        append(BOB, archive(3, MONDAY, "other"));
        Shelf monday = Shelf.of(RetentionClass.ARCHIVE, MONDAY);
        SequenceRange middle = new SequenceRange(2, 5);
        assertThat(page(monday, ALICE, middle, Direction.OLDEST_FIRST, 3)).containsExactly("2:m2", "3:m3", "4:m4");
        assertThat(page(monday, ALICE, middle, Direction.NEWEST_FIRST, 3)).containsExactly("5:m5", "4:m4", "3:m3");
        assertThat(page(monday, ALICE, new SequenceRange(7, 9), Direction.NEWEST_FIRST, 3))
                .isEmpty();
        assertThat(page(Shelf.of(RetentionClass.SECURITY, MONDAY), ALICE, middle, Direction.NEWEST_FIRST, 3))
                .isEmpty();
    }

    @Test
    default void the_events_of_one_entity_on_shelves_are_counted_by_class() {
        append(ALICE, account(1, "a"), archive(2, MONDAY, "b"), archive(3, TUESDAY, "c"), failedLogin(4, MONDAY, "d"));
        append(BOB, archive(1, MONDAY, "e"));
        assertThat(await(store().count(ALICE)))
                .isEqualTo(Map.of(RetentionClass.ARCHIVE, 2L, RetentionClass.SECURITY, 1L));
        await(store().erase(ALICE));
        assertThat(await(store().count(ALICE))).isEmpty();
        assertThat(await(store().count(BOB))).isEqualTo(Map.of(RetentionClass.ARCHIVE, 1L));
    }

    @Test
    default void each_day_has_its_own_shelf_and_goes_alone() {
        append(ALICE, archive(1, MONDAY, "m"), archive(2, TUESDAY, "t"));
        Shelf monday = new Shelf(RetentionClass.ARCHIVE, LocalDate.of(2026, 11, 23));
        Shelf tuesday = new Shelf(RetentionClass.ARCHIVE, LocalDate.of(2026, 11, 24));
        assertThat(reopened().shelves()).containsExactly(monday, tuesday);
        await(store().dropShelf(monday));
        assertThat(store().shelves()).containsExactly(tuesday);
        assertThat(page(monday, ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .isEmpty();
        assertThat(page(tuesday, ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .containsExactly("2:t");
        assertThat(reopened().shelves()).containsExactly(tuesday);
    }

    @Test
    default void dropping_a_shelf_twice_does_no_harm_and_it_can_come_back() {
        Shelf monday = Shelf.of(RetentionClass.SECURITY, MONDAY);
        EventRecord failedLogin = EventRecord.of(1, RetentionClass.SECURITY, MONDAY, "f".getBytes(UTF_8));
        append(ALICE, failedLogin);
        await(store().dropShelf(monday));
        await(store().dropShelf(monday));
        append(ALICE, EventRecord.of(2, RetentionClass.SECURITY, MONDAY, "g".getBytes(UTF_8)));
        assertThat(page(monday, ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .containsExactly("2:g");
    }

    @Test
    default void a_read_sees_every_write_that_was_asked_for_before() {
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        for (long i = 1; i <= 500; i++) {
            writes.add(store().append(ALICE, List.of(account(i, "x"))).toCompletableFuture());
        }
        assertThat(await(store().highestSequence(ALICE))).isEqualTo(500);
        assertThat(writes).allMatch(CompletableFuture::isDone);
    }

    @Test
    default void a_scrub_changes_nothing_that_can_be_read() {
        append(ALICE, account(1, "a"), pending(2, "b"), pending(3, "c"), archive(4, MONDAY, "d"), delivered(5, 2));
        await(store().saveSnapshot(BOB, snapshot(2, "b")));
        store().scrub();
        assertThat(store().oldestUnscrubbed()).isEmpty();
        assertThat(replayed(ALICE)).containsExactly("1:a", "3:c");
        assertThat(await(reopened().highestSequence(ALICE))).isEqualTo(5);
        assertThat(await(store().loadSnapshot(BOB, SequenceRange.ALL))).isPresent();
    }

    @Test
    default void a_deletion_is_remembered_until_the_next_scrub() {
        assertThat(store().oldestUnscrubbed()).as("after the start").isPresent();
        store().scrub();
        append(ALICE, account(1, "a"), pending(2, "b"));
        assertThat(store().oldestUnscrubbed()).isEmpty();
        append(ALICE, delivered(3, 2));
        assertThat(store().oldestUnscrubbed()).isPresent();
    }

    @Test
    default void what_lasts_is_counted_over_all_entities() {
        append(ALICE, account(1, "a"), account(2, "b"), pending(3, "a"));
        append(BOB, account(1, "a"));
        assertThat(store().countLasting(payload -> new String(payload, UTF_8).equals("a")))
                .isEqualTo(2);
        store().erase(ALICE).toCompletableFuture().join();
        assertThat(store().countLasting(payload -> true)).isEqualTo(1);
    }

    @Test
    default void written_events_are_counted() {
        long before = store().figures().eventsWritten();
        append(ALICE, account(1, "a"), pending(2, "b"));
        assertThat(store().figures().eventsWritten()).isEqualTo(before + 2);
        assertThat(store().figures().freeBytes()).isPositive();
    }

    @Test
    default void a_store_that_is_closed_refuses() {
        EventStore closed = store();
        reopened();
        CompletableFuture<Void> refused =
                closed.append(ALICE, List.of(account(1, "a"))).toCompletableFuture();
        assertThat(refused)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(StoreException.class);
        assertThat(store().health()).isEqualTo(Health.WRITABLE);
    }
}
