package de.pimux.core.offline;

import de.pimux.core.offline.QueueEvent.MessageQueued;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The messages that no client has taken yet, oldest first (XEP-0160). Those under way to a client are among them. */
public record OfflineQueue(List<MessageQueued> messages) {
    public static final OfflineQueue EMPTY = new OfflineQueue(List.of());

    public OfflineQueue {
        messages = List.copyOf(messages);
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    public int size() {
        return messages.size();
    }

    OfflineQueue with(MessageQueued message) {
        List<MessageQueued> next = new ArrayList<>(messages.size() + 1);
        next.addAll(messages);
        next.add(message);
        return new OfflineQueue(next);
    }

    OfflineQueue without(long[] sequenceNrs) {
        long[] gone = sequenceNrs.clone();
        Arrays.sort(gone);
        List<MessageQueued> rest = new ArrayList<>(messages);
        rest.removeIf(message -> Arrays.binarySearch(gone, message.sequenceNr()) >= 0);
        return rest.isEmpty() ? EMPTY : new OfflineQueue(rest);
    }

    @Override
    public String toString() {
        return "OfflineQueue[" + messages.size() + "]";
    }
}
