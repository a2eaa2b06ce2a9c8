package de.pimux.journal;

import de.pimux.core.retention.RetentionClass;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** All events of one finite retention class of one UTC day, of every entity: dropped whole when its time is up. */
public record Shelf(RetentionClass retention, LocalDate day) implements Comparable<Shelf> {
    /** @throws IllegalArgumentException if the class is not shelved by day */
    public Shelf {
        if (!retention.isShelvedByDay()) {
            throw new IllegalArgumentException(retention + " is not shelved by day");
        }
    }

    public static Shelf of(RetentionClass retention, Instant recordedAt) {
        return new Shelf(retention, LocalDate.ofInstant(recordedAt, ZoneOffset.UTC));
    }

    @Override
    public int compareTo(Shelf other) {
        int byClass = retention.compareTo(other.retention);
        return byClass != 0 ? byClass : day.compareTo(other.day);
    }
}
