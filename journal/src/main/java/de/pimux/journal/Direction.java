package de.pimux.journal;

/** The order in which a shelf is read. */
public enum Direction {
    OLDEST_FIRST,
    NEWEST_FIRST
}
