package de.pimux.journal;

import static de.pimux.journal.StoreFixture.ALICE;
import static de.pimux.journal.StoreFixture.BOB;
import static de.pimux.journal.StoreFixture.MONDAY;
import static de.pimux.journal.StoreFixture.TUESDAY;
import static de.pimux.journal.StoreFixture.account;
import static de.pimux.journal.StoreFixture.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfPosition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What every event store does with shelves: index, counters, cuts. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public interface ShelfContract {
    long ROMEO = IndexKey.of(42);
    long PARIS = IndexKey.of(-3);
    Shelf MONDAYS = Shelf.of(RetentionClass.ARCHIVE, MONDAY);
    Shelf TUESDAYS = Shelf.of(RetentionClass.ARCHIVE, TUESDAY);

    EventStore store();

    void setClock(Instant time);

    /** Closes the store and opens it again on the same storage. */
    EventStore reopened();

    static EventRecord archived(long sequence, Instant at, long... keys) {
        return EventRecord.indexed(
                sequence, RetentionClass.ARCHIVE, at, Long.toString(sequence).getBytes(UTF_8), keys);
    }

    private static ShelfCut cut(Shelf from, long first, Shelf to, long last, long key) {
        return new ShelfCut(
                RetentionClass.ARCHIVE, new ShelfPosition(from.day(), first), new ShelfPosition(to.day(), last), key);
    }

    private void append(EntityKey entity, EventRecord... events) {
        await(store().append(entity, List.of(events)));
    }

    private void cut(EntityKey entity, long sequence, ShelfCut cut) {
        append(entity, EventRecord.cutting(sequence, RetentionClass.PENDING, new byte[0], cut));
    }

    private List<Long> page(Shelf shelf, EntityKey entity, long key, SequenceRange range, Direction order, int limit) {
        return await(store().read(reader -> reader.page(shelf, entity, key, range, order, limit))).stream()
                .peek(event -> assertThat(new String(event.payload(), UTF_8)).isEqualTo(event.sequence() + ""))
                .map(EventRecord::sequence)
                .toList();
    }

    private List<Long> all(Shelf shelf, EntityKey entity, long key) {
        return page(shelf, entity, key, SequenceRange.ALL, Direction.OLDEST_FIRST, Integer.MAX_VALUE);
    }

    private long count(Shelf shelf, EntityKey entity, long key) {
        return await(store().read(reader -> reader.count(shelf, entity, key)));
    }

    private long counted(SequenceRange range, long limit) {
        return await(store().read(reader -> reader.count(MONDAYS, ALICE, ROMEO, range, limit)));
    }

    private OptionalLong sequence(Shelf shelf, long key, SequenceRange range, long before) {
        return await(store().read(reader -> reader.sequence(shelf, ALICE, key, range, before)));
    }

    @Test
    default void events_are_found_by_their_keys_in_both_directions() {
        append(ALICE, archived(1, MONDAY, ROMEO), archived(2, MONDAY, PARIS), archived(3, MONDAY, ROMEO, PARIS));
        append(ALICE, archived(4, MONDAY), archived(5, MONDAY, ROMEO));
        append(BOB, archived(1, MONDAY.plusMillis(3), ROMEO));
        assertThat(await(store().page(MONDAYS, BOB, SequenceRange.ALL, Direction.OLDEST_FIRST, 9)))
                .extracting(EventRecord::recordedAt)
                .containsExactly(MONDAY.plusMillis(3));
        assertThat(all(MONDAYS, ALICE, IndexKey.ALL)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(all(MONDAYS, ALICE, ROMEO)).containsExactly(1L, 3L, 5L);
        assertThat(all(MONDAYS, ALICE, PARIS)).containsExactly(2L, 3L);
        assertThat(page(MONDAYS, ALICE, ROMEO, new SequenceRange(0, 4), Direction.NEWEST_FIRST, 1))
                .containsExactly(3L);
        assertThat(page(MONDAYS, ALICE, ROMEO, new SequenceRange(2, 9), Direction.OLDEST_FIRST, 1))
                .containsExactly(3L);
        assertThat(all(TUESDAYS, ALICE, ROMEO)).isEmpty();
        assertThat(all(MONDAYS, BOB, ROMEO)).containsExactly(1L);
    }

    @Test
    default void events_are_counted_also_after_opening_again() {
        LongStream.rangeClosed(1, 100).forEach(i -> append(ALICE, archived(i, MONDAY, i % 3 == 0 ? ROMEO : PARIS)));
        append(ALICE, archived(101, TUESDAY, ROMEO));
        reopened();
        append(ALICE, archived(102, MONDAY, ROMEO));
        assertThat(count(MONDAYS, ALICE, IndexKey.ALL)).isEqualTo(101);
        assertThat(count(MONDAYS, ALICE, ROMEO)).isEqualTo(34);
        assertThat(count(TUESDAYS, ALICE, ROMEO)).isEqualTo(1);
        assertThat(count(MONDAYS, BOB, ROMEO)).isZero();
        assertThat(counted(new SequenceRange(4, 30), 100)).isEqualTo(9);
        assertThat(counted(SequenceRange.ALL, 5)).isEqualTo(5);
    }

    @Test
    default void counters_stay_right_while_they_grow_and_shrink() {
        long left = 0;
        for (long i = 1; i <= 300; i++, left++) {
            append(ALICE, archived(i, MONDAY, ROMEO));
            if (i % 70 == 0) {
                cut(ALICE, ++i, cut(MONDAYS, i - 10, MONDAYS, i, ROMEO));
                left -= 10;
            }
        }
        assertThat(all(MONDAYS, ALICE, ROMEO)).hasSize((int) left);
        assertThat(count(MONDAYS, ALICE, ROMEO)).isEqualTo(left);
        reopened();
        assertThat(count(MONDAYS, ALICE, IndexKey.ALL)).isEqualTo(left);
    }

    @Test
    default void a_dropped_shelf_takes_its_keys_and_counters_with_it() {
        append(ALICE, archived(1, MONDAY, ROMEO), archived(2, TUESDAY, ROMEO));
        await(store().dropShelf(MONDAYS));
        assertThat(all(MONDAYS, ALICE, ROMEO)).isEmpty();
        assertThat(count(MONDAYS, ALICE, IndexKey.ALL)).isZero();
        append(ALICE, archived(3, MONDAY, ROMEO));
        assertThat(count(MONDAYS, ALICE, ROMEO)).isEqualTo(1);
        assertThat(count(TUESDAYS, ALICE, ROMEO)).isEqualTo(1);
    }

    @Test
    default void a_cut_up_to_a_position_takes_older_shelves_whole_and_part_of_its_own() {
        append(ALICE, archived(1, MONDAY, ROMEO), archived(2, TUESDAY, ROMEO), archived(3, TUESDAY, PARIS));
        append(ALICE, archived(4, TUESDAY, ROMEO));
        append(BOB, archived(1, MONDAY, ROMEO));
        cut(
                ALICE,
                5,
                new ShelfCut(
                        RetentionClass.ARCHIVE,
                        ShelfPosition.FIRST,
                        new ShelfPosition(TUESDAYS.day(), 3),
                        IndexKey.ALL));
        reopened();
        assertThat(all(MONDAYS, ALICE, IndexKey.ALL)).isEmpty();
        assertThat(count(MONDAYS, ALICE, ROMEO)).isZero();
        assertThat(all(TUESDAYS, ALICE, IndexKey.ALL)).containsExactly(4L);
        assertThat(all(TUESDAYS, ALICE, ROMEO)).containsExactly(4L);
        assertThat(count(TUESDAYS, ALICE, IndexKey.ALL)).isEqualTo(1);
        assertThat(count(TUESDAYS, ALICE, PARIS)).isZero();
        assertThat(all(MONDAYS, BOB, ROMEO)).containsExactly(1L);
        assertThat(await(store().highestSequence(ALICE))).isEqualTo(5);
    }

    @Test
    default void a_cut_takes_one_event_alone_with_everything_it_is_found_by() {
        append(ALICE, archived(1, MONDAY, ROMEO, PARIS), archived(2, MONDAY, ROMEO, PARIS));
        cut(ALICE, 3, cut(MONDAYS, 1, MONDAYS, 1, IndexKey.ALL));
        assertThat(all(MONDAYS, ALICE, IndexKey.ALL)).containsExactly(2L);
        assertThat(all(MONDAYS, ALICE, PARIS)).containsExactly(2L);
        assertThat(count(MONDAYS, ALICE, PARIS)).isEqualTo(1);
        cut(ALICE, 4, cut(MONDAYS, 1, MONDAYS, 1, IndexKey.ALL));
        assertThat(count(MONDAYS, ALICE, IndexKey.ALL)).as("cut twice").isEqualTo(1);
    }

    @Test
    default void a_cut_takes_everything_that_is_found_by_a_key() {
        append(ALICE, archived(1, MONDAY, ROMEO, PARIS), archived(2, TUESDAY, PARIS), archived(3, TUESDAY, ROMEO));
        append(
                ALICE,
                EventRecord.cutting(
                        4,
                        RetentionClass.ACCOUNT,
                        "told".getBytes(UTF_8),
                        new ShelfCut(RetentionClass.ARCHIVE, ShelfPosition.FIRST, ShelfPosition.LAST, ROMEO)));
        assertThat(all(MONDAYS, ALICE, IndexKey.ALL)).isEmpty();
        assertThat(all(MONDAYS, ALICE, PARIS)).isEmpty();
        assertThat(all(TUESDAYS, ALICE, IndexKey.ALL)).containsExactly(2L);
        assertThat(count(TUESDAYS, ALICE, ROMEO)).isZero();
        List<Long> replayed = new ArrayList<>();
        await(store().replay(ALICE, SequenceRange.ALL, 9, event -> replayed.add(event.sequence())));
        assertThat(replayed).as("a tombstone of a lasting class stays").containsExactly(4L);
    }

    @Test
    default void a_cut_spares_what_is_written_with_it() {
        append(ALICE, archived(1, MONDAY, ROMEO));
        append(
                ALICE,
                archived(2, MONDAY, ROMEO),
                EventRecord.cutting(3, RetentionClass.PENDING, new byte[0], cut(MONDAYS, 0, MONDAYS, 1, IndexKey.ALL)));
        assertThat(all(MONDAYS, ALICE, ROMEO)).containsExactly(2L);
        assertThat(count(MONDAYS, ALICE, ROMEO)).isEqualTo(1);
    }

    @Test
    default void what_was_written_together_is_found_and_cut_one_by_one() {
        append(
                ALICE,
                LongStream.rangeClosed(1, 200)
                        .mapToObj(i -> i % 2 == 0 ? archived(i, MONDAY, ROMEO) : archived(i, MONDAY, PARIS))
                        .toArray(EventRecord[]::new));
        append(ALICE, archived(201, MONDAY, ROMEO));
        assertThat(page(MONDAYS, ALICE, ROMEO, new SequenceRange(101, 400), Direction.OLDEST_FIRST, 2))
                .containsExactly(102L, 104L);
        assertThat(page(MONDAYS, ALICE, ROMEO, new SequenceRange(0, 133), Direction.NEWEST_FIRST, 2))
                .containsExactly(132L, 130L);
        assertThat(counted(new SequenceRange(100, 150), 1_000)).isEqualTo(26);
        for (long i : new long[] {2, 64, 128, 130, 132, 200}) {
            cut(ALICE, 1_000 + i, cut(MONDAYS, i, MONDAYS, i, IndexKey.ALL));
        }
        assertThat(all(MONDAYS, ALICE, ROMEO)).doesNotContain(2L, 64L, 128L).hasSize(95);
        assertThat(page(MONDAYS, ALICE, ROMEO, new SequenceRange(127, 134), Direction.OLDEST_FIRST, 9))
                .containsExactly(134L);
        assertThat(page(MONDAYS, ALICE, ROMEO, new SequenceRange(0, 201), Direction.NEWEST_FIRST, 2))
                .containsExactly(201L, 198L);
        assertThat(count(MONDAYS, ALICE, ROMEO)).isEqualTo(95);
        assertThat(count(MONDAYS, ALICE, PARIS)).isEqualTo(100);
    }

    @Test
    default void cuts_of_one_write_that_overlap_count_what_goes_once() {
        append(ALICE, archived(1, MONDAY, ROMEO), archived(2, MONDAY, ROMEO, PARIS), archived(3, MONDAY, ROMEO));
        append(
                ALICE,
                EventRecord.cutting(4, RetentionClass.PENDING, new byte[0], cut(MONDAYS, 1, MONDAYS, 2, IndexKey.ALL)),
                EventRecord.cutting(5, RetentionClass.PENDING, new byte[0], cut(MONDAYS, 2, MONDAYS, 2, ROMEO)));
        assertThat(all(MONDAYS, ALICE, ROMEO)).containsExactly(3L);
        assertThat(count(MONDAYS, ALICE, ROMEO)).isEqualTo(1);
        assertThat(count(MONDAYS, ALICE, IndexKey.ALL)).isEqualTo(1);
        assertThat(count(MONDAYS, ALICE, PARIS)).isZero();
        assertThat(counted(SequenceRange.ALL, 9)).isEqualTo(1);
    }

    @Test
    default void erasure_takes_keys_and_counters_of_the_entity_alone() {
        append(ALICE, archived(1, MONDAY, ROMEO), archived(2, TUESDAY, ROMEO), account(3, "a"));
        append(BOB, archived(1, MONDAY, ROMEO));
        await(store().erase(ALICE));
        assertThat(all(MONDAYS, ALICE, ROMEO)).isEmpty();
        assertThat(count(MONDAYS, ALICE, IndexKey.ALL)).isZero();
        assertThat(count(TUESDAYS, ALICE, ROMEO)).isZero();
        append(ALICE, archived(4, TUESDAY, ROMEO));
        assertThat(all(TUESDAYS, ALICE, ROMEO)).containsExactly(4L);
        assertThat(count(TUESDAYS, ALICE, ROMEO)).isEqualTo(1);
        assertThat(all(MONDAYS, BOB, ROMEO)).containsExactly(1L);
        assertThat(count(MONDAYS, BOB, ROMEO)).isEqualTo(1);
    }

    @Test
    default void what_is_out_of_time_or_has_no_key_is_not_found_by_any_key_but_can_be_cut() {
        append(ALICE, archived(1, MONDAY, ROMEO), archived(2, MONDAY.plusSeconds(60), ROMEO, PARIS));
        append(ALICE, archived(3, MONDAY.plus(Duration.ofHours(2)), ROMEO));
        setClock(MONDAY.plus(Duration.ofDays(30)).plusMillis(1));
        assertThat(all(MONDAYS, ALICE, ROMEO)).containsExactly(2L, 3L);
        assertThat(page(MONDAYS, ALICE, ROMEO, SequenceRange.ALL, Direction.NEWEST_FIRST, 9))
                .containsExactly(3L, 2L);
        await(store().expire(RetentionClass.ARCHIVE, MONDAY.plus(Duration.ofHours(1))));
        assertThat(all(MONDAYS, ALICE, ROMEO)).containsExactly(3L);
        assertThat(all(MONDAYS, ALICE, PARIS)).isEmpty();
        assertThat(all(MONDAYS, ALICE, IndexKey.ALL)).containsExactly(3L);
        assertThat(count(MONDAYS, ALICE, ROMEO)).as("still there").isEqualTo(3);
        cut(ALICE, 4, cut(MONDAYS, 0, MONDAYS, 2, IndexKey.ALL));
        assertThat(count(MONDAYS, ALICE, ROMEO)).isEqualTo(1);
        assertThat(count(MONDAYS, ALICE, PARIS)).isZero();
        assertThat(await(store().count(MONDAYS)))
                .as("events, not what finds them")
                .isEqualTo(1);
    }

    @Test
    default void what_a_reading_throws_fails_its_stage() {
        assertThatThrownBy(() -> await(store().read(reader -> {
                    throw new IllegalStateException("broken");
                })))
                .hasRootCauseMessage("broken");
    }

    /** Random writes, cuts and drops beside a model that keeps everything in a map. */
    @Test
    default void keys_and_counters_agree_with_a_naive_model_whatever_happens() {
        Random random = new Random(20261126);
        Map<Long, EventRecord> model = new TreeMap<>();
        long next = 1;
        for (int step = 0; step < 300; step++) {
            int dice = random.nextInt(20);
            if (dice < 16) {
                List<EventRecord> events = new ArrayList<>();
                for (int i = random.nextInt(4) == 0 ? random.nextInt(100) : 0; i >= 0; i--) {
                    long[] keys = LongStream.of(ROMEO, PARIS)
                            .filter(key -> random.nextBoolean())
                            .toArray();
                    EventRecord event = archived(next, MONDAY.plusSeconds(next * 60), keys);
                    events.add(event);
                    model.put(next++, event);
                }
                append(ALICE, events.toArray(EventRecord[]::new));
            } else if (dice < 19) {
                ShelfCut cut = randomCut(random, model);
                cut(ALICE, next++, cut);
                model.values().removeIf(event -> isCut(event, cut));
            } else {
                SortedSet<Shelf> shelves = store().shelves();
                if (shelves.isEmpty()) continue;
                await(store().dropShelf(shelves.first()));
                model.values().removeIf(event -> shelfOf(event).equals(shelves.first()));
            }
            if (step % 10 == 0) agrees(model);
        }
        agrees(model);
    }

    private static ShelfCut randomCut(Random random, Map<Long, EventRecord> model) {
        List<EventRecord> events = new ArrayList<>(model.values());
        Collections.shuffle(events, random);
        ShelfPosition to = events.isEmpty() ? ShelfPosition.LAST : position(events.get(0));
        int kind = random.nextInt(3);
        long key = random.nextBoolean() ? ROMEO : PARIS;
        if (kind == 0) return new ShelfCut(RetentionClass.ARCHIVE, to, to, IndexKey.ALL);
        return new ShelfCut(RetentionClass.ARCHIVE, ShelfPosition.FIRST, to, kind == 1 ? key : IndexKey.ALL);
    }

    private static Shelf shelfOf(EventRecord event) {
        return Shelf.of(event.retention(), event.recordedAt());
    }

    private static ShelfPosition position(EventRecord event) {
        LocalDate day = shelfOf(event).day();
        return new ShelfPosition(day, event.sequence());
    }

    private static boolean isFoundBy(EventRecord event, long key) {
        return key == IndexKey.ALL || LongStream.of(event.indexKeys()).anyMatch(each -> each == key);
    }

    private static boolean isCut(EventRecord event, ShelfCut cut) {
        ShelfPosition position = position(event);
        return position.compareTo(cut.from()) >= 0
                && position.compareTo(cut.to()) <= 0
                && isFoundBy(event, cut.indexKey());
    }

    private void agrees(Map<Long, EventRecord> model) {
        for (long key : new long[] {IndexKey.ALL, ROMEO, PARIS}) {
            for (Shelf shelf : store().shelves()) {
                List<Long> expected = model.values().stream()
                        .filter(event -> shelfOf(event).equals(shelf) && isFoundBy(event, key))
                        .map(EventRecord::sequence)
                        .toList();
                assertThat(all(shelf, ALICE, key)).isEqualTo(expected);
                assertThat(count(shelf, ALICE, key)).isEqualTo(expected.size());
                if (!expected.isEmpty()) partsAgree(shelf, key, expected);
            }
        }
    }

    private void partsAgree(Shelf shelf, long key, List<Long> expected) {
        Random random = new Random(expected.size());
        long first = expected.get(random.nextInt(expected.size())) - random.nextInt(2);
        SequenceRange part = new SequenceRange(first, first + random.nextInt(300));
        List<Long> inside = new ArrayList<>(expected);
        inside.removeIf(sequence -> !part.contains(sequence));
        int limit = Math.min(7, inside.size());
        assertThat(page(shelf, ALICE, key, part, Direction.OLDEST_FIRST, 7)).isEqualTo(inside.subList(0, limit));
        long counted = await(store().read(reader -> reader.count(shelf, ALICE, key, part, 1_000)));
        assertThat(counted).isEqualTo(inside.size());
        for (int before = 0; before <= inside.size(); before++)
            assertThat(sequence(shelf, key, part, before))
                    .isEqualTo(before < inside.size() ? OptionalLong.of(inside.get(before)) : OptionalLong.empty());
        Collections.reverse(inside);
        assertThat(page(shelf, ALICE, key, part, Direction.NEWEST_FIRST, 7)).isEqualTo(inside.subList(0, limit));
    }
}
