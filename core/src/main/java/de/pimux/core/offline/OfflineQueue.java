package de.pimux.core.offline;

import de.pimux.core.Decision;
import de.pimux.core.ElementSize;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.QueueEvent.MessageQueued;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
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
    private final long chars;

    private OfflineQueue(List<List<MessageQueued>> chunks, int size, long chars) {
        this.chunks = chunks;
        this.size = size;
        this.chars = chars;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int size() {
        return size;
    }

    public List<MessageQueued> messages() {
        List<MessageQueued> all = new ArrayList<>(size);
        chunks.forEach(all::addAll);
        return all;
    }

    /**
     * Takes a message in, or refuses it at the bound.
     *
     * @param nextSequenceNr the position in the account's journal at which the event will be written
     */
    public Decision<QueueEvent> accept(
            Jid sender, Element stanza, Instant at, long nextSequenceNr, OfflineLimits limits) {
        if (size >= limits.maxMessages() || chars + ElementSize.chars(stanza) > limits.maxChars())
            return Decision.refuse(Condition.SERVICE_UNAVAILABLE);
        Jid from = sender.bare();
        if (size >= limits.maxMessagesPerSender() && count(from) >= limits.maxMessagesPerSender())
            return Decision.refuse(Condition.SERVICE_UNAVAILABLE);
        return Decision.accept(new MessageQueued(nextSequenceNr, at, from, stanza));
    }

    private int count(Jid sender) {
        int count = 0;
        for (List<MessageQueued> chunk : chunks)
            for (MessageQueued message : chunk) if (message.sender().equals(sender)) count++;
        return count;
    }

    OfflineQueue with(MessageQueued message) {
        List<List<MessageQueued>> next = new ArrayList<>(chunks);
        List<MessageQueued> last = chunks.isEmpty() ? List.of() : chunks.get(chunks.size() - 1);
        List<MessageQueued> tail = new ArrayList<>(last.size() + 1);
        if (!last.isEmpty() && last.size() < CHUNK) tail.addAll(next.remove(next.size() - 1));
        tail.add(message);
        next.add(List.copyOf(tail));
        return new OfflineQueue(List.copyOf(next), size + 1, chars + ElementSize.chars(message.stanza()));
    }

    /** Without these messages; a number that is not here is no error, since a deletion may be told twice. */
    OfflineQueue without(long[] sequenceNrs) {
        long[] gone = sequenceNrs.clone();
        Arrays.sort(gone);
        List<List<MessageQueued>> next = new ArrayList<>(chunks.size());
        int left = 0;
        long leftChars = chars;
        for (List<MessageQueued> chunk : chunks) {
            List<MessageQueued> rest = new ArrayList<>(chunk.size());
            for (MessageQueued message : chunk) {
                if (Arrays.binarySearch(gone, message.sequenceNr()) < 0) rest.add(message);
                else leftChars -= ElementSize.chars(message.stanza());
            }
            left += rest.size();
            if (!rest.isEmpty()) next.add(rest.size() == chunk.size() ? chunk : List.copyOf(rest));
        }
        return left == 0 ? EMPTY : new OfflineQueue(List.copyOf(next), left, leftChars);
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
