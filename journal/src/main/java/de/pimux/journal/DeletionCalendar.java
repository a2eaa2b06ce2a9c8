package de.pimux.journal;

import de.pimux.core.retention.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What will go when, the next first. */
public record DeletionCalendar(List<Entry> entries) {
    /** A shelf and the instant from which on it is dropped. */
    public record Entry(Shelf shelf, Instant goesAt) {}

    /** @param spread how long after the midnight at which its time is up a shelf is dropped */
    public static DeletionCalendar of(RetentionPolicy policy, Duration spread, Collection<Shelf> shelves) {
        return new DeletionCalendar(shelves.stream()
                .filter(shelf -> policy.bound(shelf.retention()).isPresent())
                .map(shelf -> new Entry(
                        shelf, policy.endOf(shelf.retention(), shelf.day()).plus(spread)))
                .sorted(Comparator.comparing(Entry::goesAt).thenComparing(Entry::shelf))
                .toList());
    }

    public Optional<Instant> next() {
        return entries.stream().findFirst().map(Entry::goesAt);
    }

    /** The shelves that must be gone at this instant. */
    public List<Shelf> dueAt(Instant now) {
        return entries.stream()
                .filter(entry -> !entry.goesAt().isAfter(now))
                .map(Entry::shelf)
                .toList();
    }
}
