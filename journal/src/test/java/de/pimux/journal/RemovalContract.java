package de.pimux.journal;

import static de.pimux.journal.StoreFixture.account;
import static de.pimux.journal.StoreFixture.archive;
import static de.pimux.journal.StoreFixture.await;
import static de.pimux.journal.StoreFixture.delivered;
import static de.pimux.journal.StoreFixture.pending;
import static de.pimux.journal.StoreFixture.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfPosition;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What every event store does with what goes: tombstones, compaction, snapshots, erasure, scrub, new keys. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public interface RemovalContract extends StoreFixture {
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
    default void a_cut_without_an_event_takes_its_rows_and_no_number() {
        append(ALICE, account(1, "a"), archive(2, MONDAY, "b"), archive(3, MONDAY, "c"), archive(4, TUESDAY, "d"));
        Shelf monday = Shelf.of(RetentionClass.ARCHIVE, MONDAY);
        await(store().cut(
                        ALICE,
                        new ShelfCut(
                                RetentionClass.ARCHIVE,
                                ShelfPosition.FIRST,
                                new ShelfPosition(monday.day(), 2),
                                IndexKey.ALL)));
        assertThat(page(monday, ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 9))
                .containsExactly("3:c");
        assertThat(await(store().count(ALICE))).containsEntry(RetentionClass.ARCHIVE, 2L);
        assertThat(await(reopened().highestSequence(ALICE))).isEqualTo(4);
    }

    @Test
    default void those_who_have_something_that_lasts_are_found_one_after_the_other() {
        append(ALICE, account(1, "a"), account(2, "b"));
        append(BOB, account(1, "x"));
        append(new EntityKey(5, 5), pending(1, "p"), archive(2, MONDAY, "b"));
        append(new EntityKey(-1, 0), account(1, "z"));
        await(store().saveSnapshot(BOB, snapshot(1, "state")));
        assertThat(await(store().nextLasting(null))).contains(ALICE);
        assertThat(await(store().nextLasting(ALICE))).contains(BOB);
        assertThat(await(store().nextLasting(BOB))).contains(new EntityKey(-1, 0));
        assertThat(await(store().nextLasting(new EntityKey(-1, 0)))).isEmpty();
        await(store().erase(BOB));
        assertThat(await(store().nextLasting(ALICE))).contains(new EntityKey(-1, 0));
    }
}
