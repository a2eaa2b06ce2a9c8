package de.pimux.core.retention;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The shelf of one class and one UTC day was dropped because its time was up.
 *
 * @param at when it was decided
 * @param records how many records were on it
 */
public record ShelfExpired(RetentionClass shelf, LocalDate day, Instant at, long records) implements Retained {
    @Override
    public RetentionClass retention() {
        return RetentionClass.ACCOUNT;
    }
}
