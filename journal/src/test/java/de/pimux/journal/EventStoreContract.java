package de.pimux.journal;

import static de.pimux.journal.StoreFixture.account;
import static de.pimux.journal.StoreFixture.archive;
import static de.pimux.journal.StoreFixture.await;
import static de.pimux.journal.StoreFixture.pending;
import static de.pimux.journal.StoreFixture.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What every event store does with what is written and read. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public interface EventStoreContract extends StoreFixture {
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
