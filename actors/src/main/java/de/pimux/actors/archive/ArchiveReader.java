package de.pimux.actors.archive;

import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.Archived;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.IndexKey;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.ShelfReader;
import de.pimux.journal.codec.EventCodec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One account's archive as it stands while one request is served: the messages that have not outlived their time, in the
 * order of their positions. Every method costs by the number of days and by what it returns, not by what lies there.
 */
final class ArchiveReader {
    /** Rows are fetched by so many, so that a page which is full by its bytes has not read a page of big ones. */
    private static final int CHUNK = 64;

    private final ShelfReader shelves;
    private final EntityKey entity;
    private final EventCodec codec;
    private final List<LocalDate> days;
    private final Span visible;

    /** @param notBefore what is older is not there */
    ArchiveReader(ShelfReader shelves, EntityKey entity, EventCodec codec, Instant notBefore) {
        this.shelves = shelves;
        this.entity = entity;
        this.codec = codec;
        LocalDate oldest = LocalDate.ofInstant(notBefore, ZoneOffset.UTC);
        this.days = shelves.shelves().stream()
                .filter(shelf -> shelf.retention() == RetentionClass.ARCHIVE
                        && !shelf.day().isBefore(oldest))
                .map(Shelf::day)
                .toList();
        this.visible = Span.startingAt(firstVisible(oldest, notBefore));
    }

    /** Behind what the store doesn't show any more, which its counters still know. */
    private ShelfPosition firstVisible(LocalDate day, Instant notBefore) {
        if (!days.contains(day)) return new ShelfPosition(day, 0);
        EventRecord first = edge(day, IndexKey.ALL, SequenceRange.ALL, Direction.OLDEST_FIRST);
        if (first == null) return new ShelfPosition(day, Long.MAX_VALUE);
        return first.recordedAt().isBefore(notBefore)
                ? firstSince(notBefore)
                : new ShelfPosition(day, first.sequence());
    }

    /** Everything that is there. */
    Span visible() {
        return visible;
    }

    /** Where the messages of this time and later begin. */
    ShelfPosition firstSince(Instant time) {
        return boundary(time, at -> !at.isBefore(time));
    }

    /** Where the messages later than this time begin. */
    ShelfPosition firstAfter(Instant time) {
        return boundary(time, at -> at.isAfter(time));
    }

    private ShelfPosition boundary(Instant time, Predicate<Instant> reached) {
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        return new ShelfPosition(day, days.contains(day) ? search(day, reached) : 0);
    }

    /** Halves the numbers of a day: within it times never fall, unless a clock was set back. */
    private long search(LocalDate day, Predicate<Instant> reached) {
        EventRecord last = edge(day, IndexKey.ALL, SequenceRange.ALL, Direction.NEWEST_FIRST);
        EventRecord first = edge(day, IndexKey.ALL, SequenceRange.ALL, Direction.OLDEST_FIRST);
        if (first == null || last == null || reached.test(first.recordedAt())) return 0;
        if (!reached.test(last.recordedAt())) return last.sequence() + 1;
        long low = first.sequence() + 1;
        long high = last.sequence();
        while (low < high) {
            long middle = (low + high) >>> 1;
            EventRecord row = edge(day, IndexKey.ALL, new SequenceRange(middle, high), Direction.OLDEST_FIRST);
            if (row == null || reached.test(row.recordedAt())) high = middle;
            else low = row.sequence() + 1;
        }
        return low;
    }

    private @Nullable EventRecord edge(LocalDate day, long key, SequenceRange range, Direction direction) {
        List<EventRecord> found = shelves.page(shelf(day), entity, key, range, direction, 1);
        return found.isEmpty() ? null : found.get(0);
    }

    private MessageArchived message(EventRecord row) {
        return (MessageArchived) codec.decode(row.payload());
    }

    private static Shelf shelf(LocalDate day) {
        return new Shelf(RetentionClass.ARCHIVE, day);
    }

    /** The message at a position, or null. */
    @Nullable
    Archived at(ShelfPosition position) {
        if (!visible.contains(position) || !days.contains(position.day())) return null;
        SequenceRange only = new SequenceRange(position.sequence(), position.sequence());
        EventRecord row = edge(position.day(), IndexKey.ALL, only, Direction.OLDEST_FIRST);
        return row == null ? null : archived(position.day(), row);
    }

    /**
     * Whether a place in the archive can be told by this position: there is a message, or there was one behind the
     * oldest, which its owner has deleted (XEP-0313 §3.2).
     */
    boolean knows(ShelfPosition position) {
        if (!visible.contains(position)) return false;
        List<Archived> before = page(
                        IndexKey.ALL, new Span(visible.from(), position), Direction.NEWEST_FIRST, 1, Long.MAX_VALUE)
                .messages();
        return !before.isEmpty();
    }

    /**
     * Messages in the order of the direction.
     *
     * @param more whether the span holds others behind them
     */
    record Found(List<Archived> messages, boolean more) {}

    /** @param maxBytes ends the page behind the message that exceeds it */
    Found page(long key, Span span, Direction direction, int limit, long maxBytes) {
        List<Archived> found = new ArrayList<>();
        long bytes = 0;
        for (LocalDate day : ordered(direction)) {
            SequenceRange range = span.on(day);
            while (!range.isEmpty() && shelves.count(shelf(day), entity, key) > 0) {
                int wanted = Math.min(limit + 1 - found.size(), CHUNK);
                List<EventRecord> rows = shelves.page(shelf(day), entity, key, range, direction, wanted);
                for (EventRecord row : rows) {
                    if (found.size() == limit || bytes > maxBytes) return new Found(found, true);
                    found.add(archived(day, row));
                    bytes += row.payload().length;
                }
                if (rows.size() < wanted) break;
                range = behind(range, rows.get(rows.size() - 1).sequence(), direction);
            }
        }
        return new Found(found, false);
    }

    private static SequenceRange behind(SequenceRange range, long sequence, Direction direction) {
        return direction == Direction.OLDEST_FIRST
                ? new SequenceRange(sequence + 1, range.to())
                : new SequenceRange(range.from(), sequence - 1);
    }

    private Archived archived(LocalDate day, EventRecord row) {
        return new Archived(new ShelfPosition(day, row.sequence()), message(row));
    }

    private List<LocalDate> ordered(Direction direction) {
        if (direction == Direction.OLDEST_FIRST) return days;
        List<LocalDate> reversed = new ArrayList<>(days);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    /**
     * How many messages a span holds.
     *
     * @param limit of those on a day that the span holds only in part, which are looked at one by one
     * @return null if there are more
     */
    @Nullable
    Long count(long key, Span span, long limit) {
        long count = 0;
        for (LocalDate day : days) {
            SequenceRange range = span.on(day);
            if (range.isEmpty()) continue;
            if (range.equals(SequenceRange.ALL)) {
                count += shelves.count(shelf(day), entity, key);
                continue;
            }
            long part = shelves.count(shelf(day), entity, key, range, limit + 1);
            if (part > limit) return null;
            count += part;
        }
        return count;
    }

    /**
     * What is left of a span behind so many of its messages.
     *
     * @param limit of those on a day that have to be looked at one by one
     * @return null if there are more
     */
    @Nullable
    Span behind(long key, Span span, long index, long limit) {
        long left = index;
        for (LocalDate day : days) {
            SequenceRange range = span.on(day);
            if (range.isEmpty()) continue;
            long here = range.equals(SequenceRange.ALL)
                    ? shelves.count(shelf(day), entity, key)
                    : shelves.count(shelf(day), entity, key, range, Math.min(left, limit) + 1);
            if (left < here) return left > limit ? null : startingAt(day, key, span, left);
            if (here > limit) return null;
            left -= here;
        }
        return Span.NOTHING;
    }

    private Span startingAt(LocalDate day, long key, Span span, long before) {
        OptionalLong start = shelves.sequence(shelf(day), entity, key, span.on(day), before);
        return start.isEmpty() ? Span.NOTHING : span.and(Span.startingAt(new ShelfPosition(day, start.getAsLong())));
    }

    /**
     * The last of the oldest messages that an archive of so many has too much, or null. They are looked at one by one
     * on the last of their days only, and on the oldest that is there.
     */
    @Nullable
    ShelfPosition excess(long bound) {
        long left = -bound;
        for (LocalDate day : days) left += countVisible(day);
        for (LocalDate day : days) {
            long here = countVisible(day);
            if (left > 0 && left <= here) return numbered(day, left);
            left -= here;
        }
        return null;
    }

    private long countVisible(LocalDate day) {
        SequenceRange range = visible.on(day);
        return range.equals(SequenceRange.ALL)
                ? shelves.count(shelf(day), entity, IndexKey.ALL)
                : shelves.count(shelf(day), entity, IndexKey.ALL, range, Long.MAX_VALUE);
    }

    /** The position of the message with this number on its day, from 1. */
    private @Nullable ShelfPosition numbered(LocalDate day, long number) {
        OptionalLong sequence = shelves.sequence(shelf(day), entity, IndexKey.ALL, visible.on(day), number - 1);
        return sequence.isEmpty() ? null : new ShelfPosition(day, sequence.getAsLong());
    }
}
