package de.pimux.actors.archive;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.ArchivePreferences.Default;
import de.pimux.core.archive.ArchiveQuery;
import de.pimux.core.archive.ArchiveSettings;
import de.pimux.core.archive.ArchiveXml;
import de.pimux.core.archive.Direction;
import de.pimux.core.jid.Jid;
import de.pimux.core.resultset.PageRequest;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.journal.DataSecret;
import de.pimux.journal.EventRecord;
import de.pimux.journal.IndexKey;
import de.pimux.journal.Shelf;
import de.pimux.journal.ShelfCut;
import de.pimux.journal.codec.EventCodec;
import de.pimux.journal.codec.account.AccountCodecs;
import de.pimux.journal.embedded.EmbeddedStore;
import de.pimux.xml.Element;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of a real store beside a naive model. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchivesTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");
    private static final Jid ROMEO = Jid.of("romeo@montague.lit/orchard");
    private static final Jid NURSE = Jid.of("nurse@capulet.lit");
    private static final Instant START = Instant.parse("2026-11-01T22:00:00Z");
    private static final int PAGE = 7;

    private final DataSecret secret = new DataSecret(new byte[32]);
    private final EventCodec codec = new EventCodec(List.of(new AccountCodecs()));
    private final List<Entry> model = new ArrayList<>();
    private final Random random = new Random(313);
    private EmbeddedStore store;
    private Archives archives;
    private Instant now = START;
    private ArchiveSettings settings = ArchiveSettings.UNTOUCHED;
    private long sequence;

    /** What the model knows of a message. */
    private record Entry(ShelfPosition position, Instant at, Jid peer, String id) {}

    /** What a client gets of a page. */
    private record Got(
            List<String> ids,
            boolean complete,
            @Nullable String count,
            @Nullable String index,
            @Nullable StanzaError error) {}

    @BeforeEach
    void open(@TempDir Path folder) {
        store = EmbeddedStore.open(
                folder.resolve("journal"),
                new EmbeddedStore.Settings(
                        folder.resolve("vault"), RetentionPolicy.of(30, 30, 7, 7), 0, () -> now, Runnable::run));
        archives = archives(1_000_000, 1_000_000);
    }

    private Archives archives(long messages, long pageBytes) {
        return new Archives(
                store, codec, secret, Jid::text, new ArchiveBounds(Default.NEVER, 30, messages, PAGE, pageBytes));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void archive(Jid peer) {
        sequence += 1 + random.nextInt(3);
        Element stanza = Element.of(Stanza.CLIENT, "message")
                .with(Element.of(Stanza.CLIENT, "body").withText("message " + sequence));
        MessageArchived event = new MessageArchived(now, Direction.RECEIVED, peer, stanza);
        long[] keys = event.foundBy().stream()
                .mapToLong(text -> secret.indexKey(JULIET.text(), text))
                .toArray();
        EventRecord row = EventRecord.indexed(sequence, RetentionClass.ARCHIVE, now, codec.encode(event), keys);
        store.append(secret.entityKey(JULIET.text()), List.of(row))
                .toCompletableFuture()
                .join();
        ShelfPosition position =
                new ShelfPosition(Shelf.of(RetentionClass.ARCHIVE, now).day(), sequence);
        model.add(new Entry(position, now, peer, archives.ids(JULIET).of(position)));
    }

    private void cut(ShelfPosition from, ShelfPosition to) {
        ShelfCut cut = new ShelfCut(RetentionClass.ARCHIVE, from, to, IndexKey.ALL);
        EventRecord row = EventRecord.cutting(++sequence, RetentionClass.PENDING, new byte[0], cut);
        store.append(secret.entityKey(JULIET.text()), List.of(row))
                .toCompletableFuture()
                .join();
        model.removeIf(entry ->
                entry.position().compareTo(from) >= 0 && entry.position().compareTo(to) <= 0);
    }

    private void archiveSome(int count) {
        for (int i = 0; i < count; i++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(90)));
            archive(random.nextInt(3) == 0 ? NURSE : random.nextBoolean() ? ROMEO : ROMEO.bare());
        }
    }

    private static PageRequest after(int max, @Nullable String id) {
        return new PageRequest(max, id, null, null);
    }

    private static PageRequest before(int max, String id) {
        return new PageRequest(max, null, id, null);
    }

    private static ArchiveQuery query(@Nullable Jid with, PageRequest page) {
        return new ArchiveQuery(null, with, null, null, null, null, List.of(), page, false);
    }

    private static ArchiveQuery between(@Nullable Instant start, @Nullable Instant end, PageRequest page) {
        return new ArchiveQuery(null, null, start, end, null, null, List.of(), page, false);
    }

    private Got ask(ArchiveQuery query) {
        Iq iq = Iq.request(
                Iq.Type.SET, "q", JULIET.withResource("balcony"), JULIET, Element.of(ArchiveXml.NAMESPACE, "query"));
        Served served = archives.query(new Archives.Reading(JULIET, settings, now), iq, query)
                .toCompletableFuture()
                .join();
        if (served.refusal() != null) return new Got(List.of(), false, null, null, served.refusal());
        List<Stanza> stanzas = new ArrayList<>(served.stanzas());
        Element fin = child(stanzas.remove(stanzas.size() - 1).element(), ArchiveXml.NAMESPACE, "fin");
        Element set = child(fin, PageRequest.NAMESPACE, "set");
        Element first = set.child(PageRequest.NAMESPACE, "first");
        List<String> ids = stanzas.stream()
                .map(one -> String.valueOf(
                        child(one.element(), ArchiveXml.NAMESPACE, "result").attribute("id")))
                .toList();
        return new Got(
                ids,
                "true".equals(fin.attribute("complete")),
                set.childText(PageRequest.NAMESPACE, "count"),
                first == null ? null : first.attribute("index"),
                null);
    }

    private static Element child(Element parent, String namespace, String name) {
        return Objects.requireNonNull(parent.child(namespace, name));
    }

    private List<String> expected(@Nullable Jid with) {
        return model.stream()
                .filter(entry -> with == null
                        || entry.peer().equals(with)
                        || entry.peer().bare().equals(with))
                .map(Entry::id)
                .toList();
    }

    private List<String> allForwards(@Nullable Jid with) {
        List<String> all = new ArrayList<>();
        Got got = ask(query(with, after(PAGE, null)));
        all.addAll(got.ids());
        while (!got.complete()) {
            got = ask(query(with, after(1 + random.nextInt(PAGE), all.get(all.size() - 1))));
            all.addAll(got.ids());
        }
        return all;
    }

    private List<String> allBackwards(@Nullable Jid with) {
        List<String> all = new ArrayList<>();
        Got got = ask(query(with, before(PAGE, "")));
        all.addAll(0, got.ids());
        while (!got.complete()) {
            got = ask(query(with, before(1 + random.nextInt(PAGE), all.get(0))));
            all.addAll(0, got.ids());
        }
        return all;
    }

    @Test
    void pages_put_together_are_the_archive_in_both_directions() {
        archiveSome(120);
        for (Jid with : new Jid[] {null, ROMEO, ROMEO.bare(), NURSE, JULIET}) {
            assertThat(allForwards(with)).isEqualTo(expected(with));
            assertThat(allBackwards(with)).isEqualTo(expected(with));
            assertThat(ask(query(with, after(0, null))).count())
                    .isEqualTo("" + expected(with).size());
        }
    }

    /** Between two pages messages come, are deleted, and shelves are dropped. */
    @Test
    void paging_misses_nothing_that_stays_and_repeats_nothing_whatever_happens_between_pages() {
        for (int round = 0; round < 15; round++) {
            archiveSome(40);
            List<String> start = expected(null);
            List<String> seen = new ArrayList<>();
            boolean forwards = random.nextBoolean();
            Got got = ask(query(null, forwards ? after(PAGE, null) : before(PAGE, "")));
            while (true) {
                seen.addAll(forwards ? seen.size() : 0, got.ids());
                if (got.complete()) break;
                happens();
                String edge = forwards ? seen.get(seen.size() - 1) : seen.get(0);
                got = ask(query(null, forwards ? after(PAGE, edge) : before(PAGE, edge)));
                if (got.error() != null) {
                    assertThat(model.isEmpty() || model.get(0).id().compareTo(edge) > 0)
                            .as("only an id of before the archive's start is not found")
                            .isTrue();
                    break;
                }
            }
            assertThat(seen).doesNotHaveDuplicates().isSorted();
            if (got.error() == null && forwards) assertThat(seen).containsAll(stayed(start));
        }
    }

    private List<String> stayed(List<String> start) {
        List<String> now = expected(null);
        return start.stream().filter(now::contains).toList();
    }

    private void happens() {
        switch (random.nextInt(6)) {
            case 0, 1 -> archiveSome(3);
            case 2 -> {
                List<Entry> entries = new ArrayList<>(model);
                Collections.shuffle(entries, random);
                if (!entries.isEmpty())
                    cut(entries.get(0).position(), entries.get(0).position());
            }
            case 3 -> {
                if (random.nextInt(4) != 0 || model.size() < 20) return;
                cut(ShelfPosition.FIRST, model.get(5).position());
            }
            case 4 -> {
                if (random.nextInt(4) != 0 || store.shelves().size() < 2) return;
                Shelf oldest = store.shelves().first();
                store.dropShelf(oldest).toCompletableFuture().join();
                model.removeIf(entry -> entry.position().day().equals(oldest.day()));
            }
            default -> {}
        }
    }

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
    void a_page_says_where_it_lies() {
        archiveSome(20);
        assertThat(ask(query(null, after(PAGE, null))))
                .extracting(Got::count, Got::index)
                .containsExactly("20", "0");
        assertThat(ask(query(null, before(PAGE, ""))))
                .extracting(Got::count, Got::index)
                .containsExactly("20", "13");
        assertThat(ask(query(null, after(PAGE, model.get(3).id()))))
                .extracting(Got::index)
                .isNull();
        assertThat(ask(query(null, before(PAGE, model.get(3).id()))))
                .extracting(Got::complete, Got::index)
                .containsExactly(true, "0");
        assertThat(ask(query(null, after(1_000, null))).ids())
                .as("the server's bound")
                .hasSize(PAGE);
    }

    @Test
    void a_page_ends_behind_the_message_that_makes_it_too_heavy() {
        archives = archives(1_000_000, 1);
        archiveSome(5);
        Got got = ask(query(null, after(PAGE, null)));
        assertThat(got.ids()).hasSize(1);
        assertThat(got.complete()).isFalse();
        assertThat(allForwards(null)).isEqualTo(expected(null));
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

    private @Nullable ShelfPosition overdue() {
        return archives.overdue(new Archives.Reading(JULIET, settings, now))
                .toCompletableFuture()
                .join()
                .orElse(null);
    }
}
