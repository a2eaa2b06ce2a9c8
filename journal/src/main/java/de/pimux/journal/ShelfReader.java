package de.pimux.journal;

import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;

/** Reads shelves in the calling thread. Valid only inside of {@link EventStore#read}. */
public interface ShelfReader {
    /** The shelves that exist, in order. */
    SortedSet<Shelf> shelves();

    /**
     * Reads the events of one entity on one shelf, at the same cost wherever on the shelf they lie, without those that
     * are out of time, however late their expiry is: they are stepped over. A shelf that does not exist is empty. The
     * time of an event is known in milliseconds.
     *
     * @param indexKey only those that are found by this; {@link IndexKey#ALL} stands for all
     */
    List<EventRecord> page(
            Shelf shelf, EntityKey entity, long indexKey, SequenceRange range, Direction direction, int limit);

    /** How many events of one entity lie on one shelf, without looking at them: also those out of time. */
    long count(Shelf shelf, EntityKey entity, long indexKey);

    /**
     * How many of them have a number in the range; counts one by one, also those out of time.
     *
     * @param limit counts no further than this
     */
    long count(Shelf shelf, EntityKey entity, long indexKey, SequenceRange range, long limit);

    /**
     * The number of the event of the range that so many others come before; empty if there are not as many. Counts as
     * {@link #count} does, one by one.
     */
    OptionalLong sequence(Shelf shelf, EntityKey entity, long indexKey, SequenceRange range, long before);
}
