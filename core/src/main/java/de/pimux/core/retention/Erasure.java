package de.pimux.core.retention;

/**
 * An event with which everything that its entity has stored before ends. The journal removes it all, of every class and
 * with the snapshots, in the same atomic write in which it stores this event.
 */
public interface Erasure extends Retained {}
