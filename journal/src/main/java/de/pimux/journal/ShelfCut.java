package de.pimux.journal;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfPosition;

/**
 * Which events of one entity leave their shelves.
 *
 * @param from the first that goes
 * @param to the last that goes
 * @param indexKey only those that are found by this; {@link IndexKey#ALL} stands for all
 */
public record ShelfCut(RetentionClass retention, ShelfPosition from, ShelfPosition to, long indexKey) {
    /** The numbers that go from a shelf; empty if none does. */
    public SequenceRange on(Shelf shelf) {
        int start = shelf.day().compareTo(from.day());
        int end = shelf.day().compareTo(to.day());
        if (shelf.retention() != retention || start < 0 || end > 0) {
            return new SequenceRange(1, 0);
        }
        return new SequenceRange(start == 0 ? from.sequence() : 0, end == 0 ? to.sequence() : Long.MAX_VALUE);
    }
}
