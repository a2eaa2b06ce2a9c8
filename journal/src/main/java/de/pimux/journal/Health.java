package de.pimux.journal;

/** Whether a store takes events. */
public enum Health {
    /** Everything is written. */
    WRITABLE,
    /** The disk is full up to the reserve: deletions go on, new content is refused. Ends by itself. */
    FULL,
    /** The storage fails: nothing is read or written until it has been opened again, which is tried all the time. */
    FAILED;

    /** Whether new content is stored. */
    public boolean accepting() {
        return this == WRITABLE;
    }
}
