package de.pimux.journal;

/**
 * What a store counts.
 *
 * @param freeBytes how much more may be written to its disk now
 * @param eventsWritten since it was opened, durably
 */
public record Figures(long freeBytes, long eventsWritten) {}
