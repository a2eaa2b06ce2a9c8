package de.pimux.journal;

/**
 * What will have become of a shelf at some time.
 *
 * @param expired how many of its records can't be read any more then
 * @param dropped whether their bytes are gone as well
 */
public record ShelfForecast(Shelf shelf, long expired, long records, boolean dropped) {}
