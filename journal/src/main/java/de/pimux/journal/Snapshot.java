package de.pimux.journal;

/** The {@code ACCOUNT} part of an entity's state after the event {@code sequence}, as bytes of the state's own codec. */
public final class Snapshot {
    private final long sequence;
    private final long savedAtMillis;
    private final byte[] state;

    public Snapshot(long sequence, long savedAtMillis, byte[] state) {
        this.sequence = sequence;
        this.savedAtMillis = savedAtMillis;
        this.state = state;
    }

    public long sequence() {
        return sequence;
    }

    /** Milliseconds since the epoch. */
    public long savedAtMillis() {
        return savedAtMillis;
    }

    /** The bytes themselves, not a copy. */
    public byte[] state() {
        return state;
    }

    @Override
    public String toString() {
        return "snapshot at " + sequence;
    }
}
