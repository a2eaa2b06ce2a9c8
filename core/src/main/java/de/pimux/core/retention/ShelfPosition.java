package de.pimux.core.retention;

import java.time.LocalDate;

/**
 * Where an event lies that is shelved by day: its shelf, and its number in the journal of its entity. The order of
 * positions is that in which the events were written, unless a clock was set back over midnight; and it is always that
 * in which shelves are read.
 */
public record ShelfPosition(LocalDate day, long sequence) implements Comparable<ShelfPosition> {
    /** Before everything. */
    public static final ShelfPosition FIRST = new ShelfPosition(LocalDate.EPOCH, 0);

    /** After everything. */
    public static final ShelfPosition LAST = new ShelfPosition(LocalDate.MAX, Long.MAX_VALUE);

    @Override
    public int compareTo(ShelfPosition other) {
        int byDay = day.compareTo(other.day);
        return byDay != 0 ? byDay : Long.compare(sequence, other.sequence);
    }

    @Override
    public String toString() {
        return day + ":" + sequence;
    }
}
