package de.pimux.actors.account;

import de.pimux.core.offline.QueueEvent.MessagesDelivered;
import java.util.Arrays;

/**
 * Queued messages that clients have, but whose tombstone isn't written yet. Losing it makes a message come twice, never
 * not at all, so that the mark of a client without acknowledgements can wait for a write that happens anyway.
 */
final class DeliveryMarks {
    private long[] marks = {};
    private int size;

    void add(long[] queued) {
        if (marks.length < size + queued.length) marks = Arrays.copyOf(marks, Math.max(4, 2 * (size + queued.length)));
        System.arraycopy(queued, 0, marks, size, queued.length);
        size += queued.length;
    }

    boolean contains(long queued) {
        for (int i = 0; i < size; i++) if (marks[i] == queued) return true;
        return false;
    }

    boolean isEmpty() {
        return size == 0;
    }

    MessagesDelivered take() {
        MessagesDelivered taken = new MessagesDelivered(Arrays.copyOf(marks, size));
        size = 0;
        return taken;
    }
}
