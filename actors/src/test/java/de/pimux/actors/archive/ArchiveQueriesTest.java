package de.pimux.actors.archive;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.archive.ArchiveQuery;
import de.pimux.core.archive.ArchiveSettings;
import de.pimux.core.jid.Jid;
import de.pimux.core.resultset.PageRequest;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Random queries to random archives get what a naive model finds: the whole form and the whole of RSM, in any combination,
 * while messages come, are deleted and expire, and shelves drop early or late. The seed is another one each time; a failure
 * tells it, and {@code -Dpimux.archive.seed=} gives it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveQueriesTest extends ArchiveFixture {
    private static final long SEED = Long.getLong("pimux.archive.seed", System.nanoTime());
    private static final StanzaError NOT_FOUND = StanzaError.of(Condition.ITEM_NOT_FOUND);
    private static final int STEPS = 400;

    private final List<Entry> ever = new ArrayList<>();
    private final Map<String, ShelfPosition> places = new HashMap<>();

    @RepeatedTest(4)
    void a_query_finds_what_a_naive_model_finds(RepetitionInfo repetition) {
        long seed = SEED + repetition.getCurrentRepetition();
        random = new Random(seed);
        int checked = 0;
        for (int step = 0; step < STEPS; step++) {
            lives();
            ArchiveQuery query = query();
            Got got = ask(query);
            String description = "with -Dpimux.archive.seed=" + (seed - 1) + ", first repetition, step " + step;
            expect(query, got, description);
            if (!got.ids().isEmpty()) checked++;
        }
        assertThat(checked).as("queries that find something").isGreaterThan(STEPS / 10);
    }

    private void lives() {
        int before = model.size();
        if (model.size() < 30) archiveSome(25);
        else happens();
        if (model.size() > before) ever.addAll(model.subList(before, model.size()));
        ever.forEach(entry -> places.put(entry.id(), entry.position()));
        switch (random.nextInt(40)) {
            case 0 -> now = now.plus(Duration.ofHours(random.nextInt(24 * 12)));
            case 1 -> settings = new ArchiveSettings(null, random.nextInt(3) * 9);
            case 2 ->
                store.expire(RetentionClass.ARCHIVE, now.minus(Duration.ofDays(30)))
                        .toCompletableFuture()
                        .join();
            default -> {}
        }
    }

    private ArchiveQuery query() {
        Instant start = random.nextInt(4) == 0 ? aTime() : null;
        Instant end = random.nextInt(4) == 0 ? aTime() : null;
        List<String> ids = new ArrayList<>();
        if (random.nextInt(6) == 0) for (int i = random.nextInt(4); i >= 0; i--) ids.add(anId());
        return new ArchiveQuery(
                null,
                random.nextInt(3) == 0
                        ? List.of(ROMEO, ROMEO.bare(), NURSE, JULIET).get(random.nextInt(4))
                        : null,
                start,
                end,
                random.nextInt(6) == 0 ? anId() : null,
                random.nextInt(6) == 0 ? anId() : null,
                ids,
                page(),
                random.nextInt(4) == 0);
    }

    private PageRequest page() {
        Integer max = random.nextInt(5) == 0 ? null : random.nextInt(PAGE + 3);
        if (random.nextInt(5) == 0) return new PageRequest(max, null, null, random.nextInt(model.size() + 3));
        String after = random.nextInt(3) == 0 ? anId() : null;
        String before = random.nextInt(3) == 0 ? (random.nextBoolean() ? "" : anId()) : null;
        return new PageRequest(max, after, before, null);
    }

    /** Mostly of a message that is there, sometimes of one that was, seldom of none. */
    private String anId() {
        int kind = random.nextInt(30);
        if (kind == 0) return "nonsense";
        List<Entry> from = kind < 4 || model.isEmpty() ? ever : model;
        return from.get(random.nextInt(from.size())).id();
    }

    private Instant aTime() {
        return ever.get(random.nextInt(ever.size())).at().plusMillis(random.nextInt(3) - 1);
    }

    private void expect(ArchiveQuery query, Got got, String description) {
        List<Entry> visible = visible();
        if (names(query, visible)) {
            assertThat(got.error()).as(description).isEqualTo(NOT_FOUND);
            return;
        }
        assertThat(got.error()).as(description).isNull();
        List<Entry> result = visible.stream().filter(asked(query)).toList();
        PageRequest page = query.page();
        List<Entry> rest = result.stream()
                .filter(behind(page.after()).and(before(page.before())))
                .skip(page.index() == null ? 0 : page.index())
                .toList();
        if (page.countOnly()) {
            assertThat(got.ids()).as(description).isEmpty();
            assertThat(got.count()).as(description).isEqualTo("" + result.size());
            return;
        }
        int size = Math.min(page.size(PAGE), rest.size());
        List<Entry> wanted = page.backwards() ? rest.subList(rest.size() - size, rest.size()) : rest.subList(0, size);
        List<String> ids = new ArrayList<>(wanted.stream().map(Entry::id).toList());
        if (query.flipped()) Collections.reverse(ids);
        assertThat(got.ids()).as(description).isEqualTo(ids);
        assertThat(got.complete()).as(description).isEqualTo(size == rest.size());
        if (page.index() != null && !wanted.isEmpty())
            assertThat(got.index()).isEqualTo(page.index().toString());
        if (got.index() != null) assertThat(got.index()).as(description).isEqualTo("" + result.indexOf(wanted.get(0)));
        if (query.isWhole()) assertThat(got.count()).as(description).isEqualTo("" + result.size());
    }

    private List<Entry> visible() {
        Instant notBefore = now.minus(Duration.ofDays(settings.retentionDays(30)));
        return model.stream().filter(entry -> !entry.at().isBefore(notBefore)).toList();
    }

    /** Whether the query names a place that the archive doesn't have, or no longer has. */
    private boolean names(ArchiveQuery query, List<Entry> visible) {
        PageRequest page = query.page();
        boolean place = isUnknown(query.afterId(), visible) || isUnknown(query.beforeId(), visible);
        boolean edge =
                isUnknown(page.after(), visible) || (!"".equals(page.before()) && isUnknown(page.before(), visible));
        boolean message = query.ids().stream()
                .anyMatch(id -> visible.stream().noneMatch(entry -> entry.id().equals(id)));
        return place || edge || message;
    }

    /** XEP-0313 §3.2: what was deleted behind the first message is still a place. */
    private boolean isUnknown(@Nullable String id, List<Entry> visible) {
        if (id == null) return false;
        ShelfPosition position = places.get(id);
        return position == null
                || visible.isEmpty()
                || visible.get(0).position().compareTo(position) > 0;
    }

    private Predicate<Entry> asked(ArchiveQuery query) {
        Predicate<Entry> times = entry -> (query.start() == null || !entry.at().isBefore(query.start()))
                && (query.end() == null || !entry.at().isAfter(query.end()));
        Jid with = query.with();
        return times.and(entry -> with == null
                        || entry.peer().equals(with)
                        || entry.peer().bare().equals(with))
                .and(behind(query.afterId()))
                .and(before(query.beforeId()))
                .and(entry -> query.ids().isEmpty() || query.ids().contains(entry.id()));
    }

    private Predicate<Entry> behind(@Nullable String id) {
        ShelfPosition at = id == null ? ShelfPosition.FIRST : places.getOrDefault(id, ShelfPosition.FIRST);
        return entry -> entry.position().compareTo(at) > 0;
    }

    private Predicate<Entry> before(@Nullable String id) {
        ShelfPosition at =
                id == null || id.isEmpty() ? ShelfPosition.LAST : places.getOrDefault(id, ShelfPosition.LAST);
        return entry -> entry.position().compareTo(at) < 0;
    }
}
