package de.pimux.actors.archive;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.archive.ArchiveQuery;
import de.pimux.core.archive.ArchiveSettings;
import de.pimux.core.resultset.PageRequest;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a query finds in a real store, and what it no longer finds. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchivesTest extends ArchiveFixture {
    @Test
    void times_narrow_the_result_to_the_millisecond() {
        archiveSome(150);
        for (int i = 0; i < 60; i++) {
            Instant start = model.get(random.nextInt(model.size())).at().plusMillis(random.nextInt(3) - 1);
            Instant end = start.plus(Duration.ofHours(random.nextInt(40)));
            List<String> expected = model.stream()
                    .filter(entry -> !entry.at().isBefore(start) && !entry.at().isAfter(end))
                    .map(Entry::id)
                    .toList();
            Got got = ask(between(start, end, after(PAGE, null)));
            assertThat(got.ids()).isEqualTo(expected.subList(0, Math.min(PAGE, expected.size())));
            assertThat(got.complete()).isEqualTo(expected.size() <= PAGE);
            assertThat(got.count()).as("would cost a look at all of them").isNull();
            Got last = ask(between(start, end, before(PAGE, "")));
            assertThat(last.ids()).isEqualTo(expected.subList(Math.max(0, expected.size() - PAGE), expected.size()));
            assertThat(ask(between(start, end, after(0, null))).count()).isEqualTo("" + expected.size());
        }
        assertThat(ask(between(START.minusSeconds(9_000_000), null, after(PAGE, null)))
                        .ids())
                .isEqualTo(expected(null).subList(0, PAGE));
        assertThat(ask(between(now.plusSeconds(9_000_000), null, after(PAGE, null)))
                        .ids())
                .isEmpty();
    }

    @Test
    void ranges_by_id_and_single_messages_are_found() {
        archiveSome(30);
        String third = model.get(3).id();
        String sixth = model.get(6).id();
        ArchiveQuery range = new ArchiveQuery(null, null, null, null, third, sixth, List.of(), PageRequest.FIRST, true);
        List<String> flipped = new ArrayList<>(expected(null).subList(4, 6));
        Collections.reverse(flipped);
        assertThat(ask(range).ids()).isEqualTo(flipped);
        ArchiveQuery named = new ArchiveQuery(
                null, null, null, null, null, null, List.of(sixth, third, sixth), PageRequest.FIRST, false);
        assertThat(ask(named).ids()).containsExactly(third, sixth);
        cut(model.get(6).position(), model.get(6).position());
        assertThat(ask(named).error()).isEqualTo(StanzaError.of(Condition.ITEM_NOT_FOUND));
    }

    @Test
    void a_place_is_still_known_after_its_message_was_deleted_from_the_middle() {
        archiveSome(10);
        Entry gone = model.get(4);
        List<String> rest = expected(null).subList(5, 10);
        cut(gone.position(), gone.position());
        assertThat(ask(query(null, after(PAGE, gone.id()))).ids()).isEqualTo(rest);
    }

    @Test
    void ids_that_have_expired_or_never_were_are_not_found() {
        archiveSome(60);
        Entry first = model.get(0);
        Entry last = model.get(model.size() - 1);
        String unknown = archives.ids(NURSE).of(last.position());
        StanzaError notFound = StanzaError.of(Condition.ITEM_NOT_FOUND);
        assertThat(ask(query(null, after(PAGE, unknown))).error()).isEqualTo(notFound);
        assertThat(ask(query(null, before(PAGE, "nonsense"))).error()).isEqualTo(notFound);
        store.dropShelf(store.shelves().first()).toCompletableFuture().join();
        assertThat(ask(query(null, after(PAGE, first.id()))).error()).isEqualTo(notFound);
        cut(ShelfPosition.FIRST, ShelfPosition.LAST);
        assertThat(ask(query(null, after(PAGE, last.id()))).error()).isEqualTo(notFound);
        assertThat(ask(query(null, PageRequest.FIRST)))
                .extracting(Got::complete, Got::count)
                .containsExactly(true, "0");
    }

    @Test
    void what_has_outlived_its_time_is_not_served_however_late_its_shelf_is_dropped() {
        archiveSome(60);
        now = model.get(20).at().plus(Duration.ofDays(30)).plusMillis(1);
        List<String> rest = model.stream()
                .filter(entry -> !entry.at().isBefore(now.minus(Duration.ofDays(30))))
                .map(Entry::id)
                .toList();
        assertThat(rest).hasSizeLessThan(40);
        assertThat(allForwards(null)).isEqualTo(rest);
        assertThat(ask(query(null, after(0, null))).count()).isEqualTo("" + rest.size());
        assertThat(ask(query(null, after(PAGE, model.get(20).id()))).error()).isNotNull();
    }

    @Test
    void what_has_expired_counts_no_more_although_its_bytes_are_still_there() {
        archiveSome(60);
        now = model.get(20).at().plus(Duration.ofDays(30)).plusMillis(1);
        store.expire(RetentionClass.ARCHIVE, now.minus(Duration.ofDays(30)))
                .toCompletableFuture()
                .join();
        List<Entry> rest = model.stream()
                .filter(entry -> !entry.at().isBefore(now.minus(Duration.ofDays(30))))
                .toList();
        assertThat(allForwards(null)).isEqualTo(rest.stream().map(Entry::id).toList());
        assertThat(ask(query(null, after(0, null))).count()).isEqualTo("" + rest.size());
        archives = archives(rest.size(), 1_000_000);
        assertThat(overdue()).isNull();
        archives = archives(rest.size() - 3, 1_000_000);
        assertThat(overdue()).isEqualTo(rest.get(2).position());
        now = model.get(59).at().plus(Duration.ofDays(30)).plusMillis(1);
        assertThat(ask(query(null, PageRequest.FIRST)))
                .extracting(Got::complete, Got::count)
                .containsExactly(true, "0");
        assertThat(overdue()).isNull();
    }

    @Test
    void a_shorter_life_and_the_bound_of_the_archive_say_up_to_where_it_goes() {
        archiveSome(60);
        assertThat(overdue()).isNull();
        archives = archives(50, 1_000_000);
        assertThat(overdue()).isEqualTo(model.get(9).position());
        settings = new ArchiveSettings(null, 1);
        now = model.get(59).at();
        Instant yesterday = now.minus(Duration.ofDays(1));
        Entry last = model.stream()
                .filter(entry -> entry.at().isBefore(yesterday))
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(overdue()).isEqualTo(last.position());
        assertThat(allForwards(null)).isEqualTo(expected(null).subList(model.indexOf(last) + 1, 60));
    }
}
