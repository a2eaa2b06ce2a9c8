package de.pimux.actors.archive;

import de.pimux.core.archive.ArchiveIds;
import de.pimux.core.archive.ArchiveQuery;
import de.pimux.core.archive.Archived;
import de.pimux.core.resultset.PageInfo;
import de.pimux.core.resultset.PageRequest;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.journal.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a query finds.
 *
 * @param messages in the order in which they are sent
 * @param complete whether the result has nothing behind this page (XEP-0313 §4.3.1)
 */
record ArchivePage(List<Archived> messages, PageInfo info, boolean complete) {
    /** Messages of a day that are counted one by one for a client. */
    private static final long MAX_COUNTED = 10_000;

    /**
     * @param messages of one page, whatever the client wants
     * @param bytes a page ends behind the message with which it holds more
     */
    record Bounds(int messages, long bytes) {}

    /**
     * @throws StanzaException {@code item-not-found} for an id that the archive has not, or no longer;
     *     {@code feature-not-implemented} for an index whose place would cost too much to find (XEP-0059 §2.6)
     */
    static ArchivePage of(ArchiveReader archive, ArchiveIds ids, ArchiveQuery query, long key, Bounds bounds)
            throws StanzaException {
        Span result = span(archive, ids, query);
        Span rest = result.and(paged(archive, ids, query.page()));
        PageRequest page = query.page();
        if (page.countOnly()) return counted(archive, ids, query, key, result);
        Direction direction = page.backwards() ? Direction.NEWEST_FIRST : Direction.OLDEST_FIRST;
        int size = page.size(bounds.messages());
        ArchiveReader.Found found = query.ids().isEmpty()
                ? archive.page(key, indexed(archive, page, key, rest), direction, size, bounds.bytes())
                : cut(archive, named(archive, ids, query, rest, direction), page, size, bounds.bytes());
        Long count = query.isWhole() ? archive.count(key, result, MAX_COUNTED) : null;
        return page(ids, query, found, count);
    }

    private static ArchivePage page(
            ArchiveIds ids, ArchiveQuery query, ArchiveReader.Found found, @Nullable Long count) {
        List<Archived> messages = new ArrayList<>(found.messages());
        boolean backwards = query.page().backwards();
        if (messages.isEmpty()) return new ArchivePage(List.of(), PageInfo.empty(count), !found.more());
        if (backwards) Collections.reverse(messages);
        String first = ids.of(messages.get(0).position());
        String last = ids.of(messages.get(messages.size() - 1).position());
        PageInfo info = new PageInfo(first, last, index(query.page(), found, count), count);
        if (query.flipped()) Collections.reverse(messages);
        return new ArchivePage(messages, info, !found.more());
    }

    /** Known where it was asked for, or the page lies at an end of the result; else only what counting would tell. */
    private static @Nullable Long index(PageRequest page, ArchiveReader.Found found, @Nullable Long count) {
        if (page.index() != null) return page.index().longValue();
        boolean fromStart = !page.backwards() && page.after() == null;
        boolean toStart = page.backwards() && page.after() == null && !found.more();
        if (fromStart || toStart) return 0L;
        boolean fromEnd = "".equals(page.before());
        return fromEnd && count != null ? count - found.messages().size() : null;
    }

    /** XEP-0059 §2.7. */
    private static ArchivePage counted(ArchiveReader archive, ArchiveIds ids, ArchiveQuery query, long key, Span result)
            throws StanzaException {
        Long count = query.ids().isEmpty()
                ? archive.count(key, result, MAX_COUNTED)
                : Long.valueOf(named(archive, ids, query, result, Direction.OLDEST_FIRST)
                        .size());
        return new ArchivePage(List.of(), PageInfo.empty(count), count != null && count == 0);
    }

    /** What the form of the query leaves of the archive. */
    private static Span span(ArchiveReader archive, ArchiveIds ids, ArchiveQuery query) throws StanzaException {
        Span span = archive.visible();
        if (query.start() != null) span = span.and(Span.startingAt(archive.firstSince(query.start())));
        if (query.end() != null) span = span.and(Span.endingBefore(archive.firstAfter(query.end())));
        if (query.afterId() != null) span = span.and(Span.startingBehind(known(archive, ids, query.afterId())));
        if (query.beforeId() != null) span = span.and(Span.endingBefore(known(archive, ids, query.beforeId())));
        return span;
    }

    /** What the request for a page leaves of the result. Both ends at once is a range, which the XEP leaves open. */
    private static Span paged(ArchiveReader archive, ArchiveIds ids, PageRequest page) throws StanzaException {
        Span span = archive.visible();
        if (page.after() != null) span = span.and(Span.startingBehind(known(archive, ids, page.after())));
        if (page.before() != null && !page.before().isEmpty())
            span = span.and(Span.endingBefore(known(archive, ids, page.before())));
        return span;
    }

    /** What is left behind the messages in front of the index, if there is one. */
    private static Span indexed(ArchiveReader archive, PageRequest page, long key, Span span) throws StanzaException {
        if (page.index() == null) return span;
        Span left = archive.behind(key, span, page.index(), MAX_COUNTED);
        if (left == null) throw new StanzaException(Condition.FEATURE_NOT_IMPLEMENTED);
        return left;
    }

    private static ShelfPosition known(ArchiveReader archive, ArchiveIds ids, String id) throws StanzaException {
        ShelfPosition position = ids.position(id);
        if (position == null || !archive.knows(position)) throw new StanzaException(Condition.ITEM_NOT_FOUND);
        return position;
    }

    /** Where the messages with these ids lie, as far as the rest of the query lets them through. */
    private static List<ShelfPosition> named(
            ArchiveReader archive, ArchiveIds ids, ArchiveQuery query, Span span, Direction direction)
            throws StanzaException {
        TreeSet<ShelfPosition> positions = new TreeSet<>();
        for (String id : query.ids()) {
            ShelfPosition position = ids.position(id);
            Archived message = position == null ? null : archive.at(position);
            if (message == null) throw new StanzaException(Condition.ITEM_NOT_FOUND);
            if (span.contains(message.position()) && (query.with() == null || isWith(message, query)))
                positions.add(message.position());
        }
        return List.copyOf(direction == Direction.OLDEST_FIRST ? positions : positions.descendingSet());
    }

    private static ArchiveReader.Found cut(
            ArchiveReader archive, List<ShelfPosition> result, PageRequest page, int limit, long maxBytes) {
        List<Archived> found = new ArrayList<>();
        long bytes = 0;
        for (int i = page.index() == null ? 0 : page.index(); i < result.size(); i++) {
            if (found.size() == limit || bytes > maxBytes) return new ArchiveReader.Found(found, true);
            Archived message = archive.at(result.get(i));
            if (message == null) continue; // it went meanwhile
            found.add(message);
            bytes += message.message().stanza().size();
        }
        return new ArchiveReader.Found(found, false);
    }

    private static boolean isWith(Archived message, ArchiveQuery query) {
        return query.with() != null
                && message.message().foundBy().contains(query.with().text());
    }
}
