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

    private final List<List<Waiting>> chunks;
    private final int size;
    private final long chars;

    /** A message and what it weighs, which is asked for again when it goes. */
    private record Waiting(MessageQueued message, int chars) {}

    private OfflineQueue(List<List<Waiting>> chunks, int size, long chars) {
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
        for (List<Waiting> chunk : chunks) for (Waiting waiting : chunk) all.add(waiting.message());
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
        for (List<Waiting> chunk : chunks)
            for (Waiting waiting : chunk) if (waiting.message().sender().equals(sender)) count++;
        return count;
    }

    OfflineQueue with(MessageQueued message) {
        Waiting waiting = new Waiting(message, ElementSize.chars(message.stanza()));
        List<List<Waiting>> next = new ArrayList<>(chunks.size() + 1);
        next.addAll(chunks);
        List<Waiting> last = chunks.isEmpty() ? List.of() : chunks.get(chunks.size() - 1);
        List<Waiting> tail = new ArrayList<>(last.size() + 1);
        if (!last.isEmpty() && last.size() < CHUNK) tail.addAll(next.remove(next.size() - 1));
        tail.add(waiting);
        next.add(tail);
        return new OfflineQueue(next, size + 1, chars + waiting.chars());
    }

    /** Without these messages; a number that is not here is no error, since a deletion may be told twice. */
    OfflineQueue without(long[] sequenceNrs) {
        long[] gone = sequenceNrs.clone();
        Arrays.sort(gone);
        List<List<Waiting>> next = new ArrayList<>(chunks.size());
        int left = 0;
        long leftChars = chars;
        for (List<Waiting> chunk : chunks) {
            List<Waiting> rest = new ArrayList<>(chunk.size());
            for (Waiting waiting : chunk) {
                if (Arrays.binarySearch(gone, waiting.message().sequenceNr()) < 0) rest.add(waiting);
                else leftChars -= waiting.chars();
            }
            left += rest.size();
            if (!rest.isEmpty()) next.add(rest.size() == chunk.size() ? chunk : rest);
        }
        return left == 0 ? EMPTY : new OfflineQueue(next, left, leftChars);
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
