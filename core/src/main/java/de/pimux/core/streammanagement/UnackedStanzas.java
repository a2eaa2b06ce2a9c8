package de.pimux.core.streammanagement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What was sent and the client has not acknowledged (XEP-0198 §4). Confined to one session, which bounds it by
 * {@link #size}.
 *
 * @param <S> what was sent
 */
public final class UnackedStanzas<S> {
    private final Deque<S> unacked = new ArrayDeque<>(4);
    private long acked;

    /** What an acknowledgement said. */
    public sealed interface Ack<S> {
        /** These were acknowledged now, in the order in which they were sent. */
        record Covered<S>(List<S> stanzas) implements Ack<S> {}

        /** The client claims more than was sent, which ends the stream (XEP-0198 §4). */
        record TooHigh<S>(long claimed, long sent) implements Ack<S> {}
    }

    public void sent(S stanza) {
        unacked.addLast(stanza);
    }

    /** Takes {@code <a h='…'/>}. One that says less than an earlier one covers nothing. */
    public Ack<S> ack(long wire) {
        long newly = Counter.ahead(wire, acked);
        if (newly > unacked.size()) {
            boolean stale = Counter.ahead(acked, wire) <= MAX_STALE;
            return stale
                    ? new Ack.Covered<>(List.of())
                    : new Ack.TooHigh<>(wire, Counter.onWire(acked + unacked.size()));
        }
        List<S> covered = new ArrayList<>((int) newly);
        for (long i = 0; i < newly; i++) covered.add(unacked.removeFirst());
        acked += newly;
        return new Ack.Covered<>(covered);
    }

    /** How far behind a value may be and still be an old one rather than nonsense. */
    private static final long MAX_STALE = 1L << 31;

    public int size() {
        return unacked.size();
    }

    public boolean isEmpty() {
        return unacked.isEmpty();
    }

    /** In the order in which they were sent. */
    public List<S> stanzas() {
        return List.copyOf(unacked);
    }
}
