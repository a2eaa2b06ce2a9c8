package de.pimux.journal.vault;

import de.pimux.journal.EntityKey;

/**
 * The record of a destroyed entity key. Whoever brings back older data finds here that the entity was erased since.
 *
 * @param id that of the key: rows sealed under it are erased, not damaged
 * @param number counts erasures: data that knows of a lower one is older than this erasure
 * @param sequence the number of the event that told of it; 0 if there was none
 * @param event the event itself, which holds no content, so that it can be written again; empty if it was too long
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Erased(long id, EntityKey entity, long number, long atMillis, long sequence, byte[] event) {
    /** The longest event that fits. */
    public static final int MAX_EVENT = SlotFile.SLOT - Slot.BODY - 6 * Long.BYTES;

    public Erased {
        if (event.length > MAX_EVENT) {
            event = new byte[0];
        }
    }

    public boolean hasEvent() {
        return event.length > 0;
    }

    @Override
    public String toString() {
        return "erasure " + number;
    }
}
