package de.pimux.core.retention;

import java.time.Instant;

/** A fact that is stored. There is no event without a retention class. */
public interface Retained {
    RetentionClass retention();

    /**
     * When it happened: decides the shelf of a class that {@linkplain RetentionClass#isShelvedByDay() is shelved by
     * day}. Events of other classes need not know it.
     */
    default Instant recordedAt() {
        return Instant.EPOCH;
    }
}
