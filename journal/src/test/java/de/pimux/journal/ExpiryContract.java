package de.pimux.journal;

import static de.pimux.journal.StoreFixture.account;
import static de.pimux.journal.StoreFixture.archive;
import static de.pimux.journal.StoreFixture.await;
import static de.pimux.journal.StoreFixture.failedLogin;
import static de.pimux.journal.StoreFixture.pending;
import static de.pimux.journal.StoreFixture.security;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.retention.RetentionClass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What every event store does with classes that have an end. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public interface ExpiryContract extends StoreFixture {
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
}
