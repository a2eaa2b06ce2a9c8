package de.pimux.core.retention;

/**
 * An event that records a deletion, without the content. The journal removes what it names in the same atomic write in
 * which it stores the tombstone.
 */
public interface Tombstone extends Retained {
    /** The sequence numbers, in the journal of the same entity, of the events whose content goes. */
    long[] discards();
}
