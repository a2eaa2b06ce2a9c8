package de.pimux.actors.archive;

import de.pimux.core.retention.ShelfPosition;
import de.pimux.journal.SequenceRange;
import java.time.LocalDate;

/** Part of an archive, both ends included. */
record Span(ShelfPosition from, ShelfPosition to) {
    static final Span NOTHING = new Span(ShelfPosition.LAST, ShelfPosition.FIRST);

    boolean contains(ShelfPosition position) {
        return position.compareTo(from) >= 0 && position.compareTo(to) <= 0;
    }

    /** What both hold. */
    Span and(Span other) {
        return new Span(from.compareTo(other.from) > 0 ? from : other.from, to.compareTo(other.to) < 0 ? to : other.to);
    }

    static Span startingAt(ShelfPosition position) {
        return new Span(position, ShelfPosition.LAST);
    }

    static Span endingBefore(ShelfPosition position) {
        return new Span(ShelfPosition.FIRST, new ShelfPosition(position.day(), position.sequence() - 1));
    }

    static Span startingBehind(ShelfPosition position) {
        return startingAt(new ShelfPosition(position.day(), position.sequence() + 1));
    }

    /** The numbers of a day that belong to it. */
    SequenceRange on(LocalDate day) {
        int start = day.compareTo(from.day());
        int end = day.compareTo(to.day());
        if (start < 0 || end > 0) return new SequenceRange(1, 0);
        return new SequenceRange(start == 0 ? from.sequence() : 0, end == 0 ? to.sequence() : Long.MAX_VALUE);
    }
}
