package de.pimux.core.retention;

/**
 * An event with which everything that its entity has stored before ends. The journal removes it all, of every class and
 * with the snapshots, in the same atomic write in which it stores this event. The event has no content: it outlives the
 * entity's key, beside the record of the key's end, so that older data that is brought back is erased again.
 */
public interface Erasure extends Retained {}
