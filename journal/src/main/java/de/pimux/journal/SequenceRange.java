package de.pimux.journal;

/** Sequence numbers {@code from} to {@code to}, both included. */
public record SequenceRange(long from, long to) {
    public static final SequenceRange ALL = new SequenceRange(0, Long.MAX_VALUE);

    public boolean isEmpty() {
        return from > to;
    }

    public boolean contains(long sequence) {
        return from <= sequence && sequence <= to;
    }
}
