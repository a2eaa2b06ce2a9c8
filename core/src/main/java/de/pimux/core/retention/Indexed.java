package de.pimux.core.retention;

import java.util.Set;

/**
 * An event on a shelf that is found by more than its number. The journal keeps a keyed hash of each of these texts
 * beside the event, and drops it together with the event.
 */
public interface Indexed extends Retained {
    Set<String> foundBy();
}
