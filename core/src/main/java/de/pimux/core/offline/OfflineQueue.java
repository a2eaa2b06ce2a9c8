package de.pimux.core.offline;

import de.pimux.core.Decision;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.QueueEvent.MessageQueued;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.WrittenElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages that no client has taken yet, oldest first (XEP-0160). Those under way to a client are among them. They
 * lie in chunks, so that a message that comes or goes copies one chunk, not the queue.
 */
public final class OfflineQueue {
    public static final OfflineQueue EMPTY = new OfflineQueue(List.of(), 0, 0);

    private static final int CHUNK = 32;

    private final List<List<MessageQueued>> chunks;
    private final int size;
    private final long bytes;

    private OfflineQueue(List<List<MessageQueued>> chunks, int size, long bytes) {
        this.chunks = chunks;
        this.size = size;
        this.bytes = bytes;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int size() {
        return size;
    }

    public List<MessageQueued> messages() {
        List<MessageQueued> all = new ArrayList<>(size);
        for (List<MessageQueued> chunk : chunks) all.addAll(chunk);
        return all;
    }

    /**
     * Takes a message in, or refuses it at the bound.
     *
     * @param nextSequenceNr the position in the account's journal at which the event will be written
     */
    public Decision<QueueEvent> accept(
            Jid sender, WrittenElement stanza, Instant at, long nextSequenceNr, OfflineLimits limits) {
        if (size >= limits.maxMessages() || bytes + stanza.size() > limits.maxBytes())
            return Decision.refuse(Condition.SERVICE_UNAVAILABLE);
        Jid from = sender.bare();
        if (size >= limits.maxMessagesPerSender() && count(from) >= limits.maxMessagesPerSender())
            return Decision.refuse(Condition.SERVICE_UNAVAILABLE);
        return Decision.accept(new MessageQueued(nextSequenceNr, at, from, stanza));
    }

    private int count(Jid sender) {
        int count = 0;
        for (List<MessageQueued> chunk : chunks)
            for (MessageQueued waiting : chunk) if (waiting.sender().equals(sender)) count++;
        return count;
    }

    OfflineQueue with(MessageQueued message) {
        List<List<MessageQueued>> next = new ArrayList<>(chunks.size() + 1);
        next.addAll(chunks);
        List<MessageQueued> last = chunks.isEmpty() ? List.of() : chunks.get(chunks.size() - 1);
        List<MessageQueued> tail = new ArrayList<>(last.size() + 1);
        if (!last.isEmpty() && last.size() < CHUNK) tail.addAll(next.remove(next.size() - 1));
        tail.add(message);
        next.add(tail);
        return new OfflineQueue(next, size + 1, bytes + message.stanza().size());
    }

    /** Without these messages; a number that is not here is no error, since a deletion may be told twice. */
    OfflineQueue without(long[] sequenceNrs) {
        long[] gone = sequenceNrs.clone();
        Arrays.sort(gone);
        List<List<MessageQueued>> next = new ArrayList<>(chunks.size());
        int left = 0;
        long leftBytes = bytes;
        for (List<MessageQueued> chunk : chunks) {
            List<MessageQueued> rest = new ArrayList<>(chunk.size());
            for (MessageQueued waiting : chunk) {
                if (Arrays.binarySearch(gone, waiting.sequenceNr()) < 0) rest.add(waiting);
                else leftBytes -= waiting.stanza().size();
            }
            left += rest.size();
            if (!rest.isEmpty()) next.add(rest.size() == chunk.size() ? chunk : rest);
        }
        return left == 0 ? EMPTY : new OfflineQueue(next, left, leftBytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OfflineQueue queue
                && size == queue.size
                && messages().equals(queue.messages());
    }

    @Override
    public int hashCode() {
        return size;
    }

    @Override
    public String toString() {
        return "OfflineQueue[" + size + "]";
    }
}
