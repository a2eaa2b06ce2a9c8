package de.pimux.journal;

import de.pimux.core.retention.RetentionClass;
import java.time.Instant;
import java.util.Set;

/**
 * What the state of an entity is made of.
 *
 * @param classes of the events that are replayed
 * @param since the day on which the oldest shelf begins that is read; what lies on older ones has had its time, whether
 *     they are dropped already or not
 */
public record ReplayScope(Set<RetentionClass> classes, Instant since) {
    /** What lasts: the state of most entities. */
    public static final ReplayScope LASTING =
            new ReplayScope(Set.of(RetentionClass.ACCOUNT, RetentionClass.PENDING), Instant.EPOCH);

    /** Whether events of this shelf are replayed. */
    public boolean includes(Shelf shelf) {
        return classes.contains(shelf.retention())
                && !shelf.day().isBefore(Shelf.of(shelf.retention(), since).day());
    }
}
