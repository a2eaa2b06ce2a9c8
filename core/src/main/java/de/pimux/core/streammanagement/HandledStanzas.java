package de.pimux.core.streammanagement;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the client sent and the server has taken responsibility for (XEP-0198 §4). Stanzas settle in any order;
 * {@code h} covers only those before which none is open, so that an acknowledgement never promises too much. Confined
 * to one session.
 *
 * @param <S> what is remembered of a stanza that is still open
 */
public final class HandledStanzas<S> {
    private final Deque<Entry<S>> open = new ArrayDeque<>(1);
    private long received;

    /** A stanza that isn't part of {@code h} yet. */
    private static final class Entry<S> {
        private final long number;
        private @Nullable S stanza;

        Entry(long number, S stanza) {
            this.number = number;
            this.stanza = stanza;
        }
    }

    /** Counts a stanza in; the number that comes back settles it. */
    public long receive(S stanza) {
        open.addLast(new Entry<>(++received, stanza));
        return received;
    }

    /** Takes the stanza with this number as handled; null where it was already. */
    public @Nullable S settle(long number) {
        S settled = null;
        for (Entry<S> entry : open) {
            if (entry.number != number) continue;
            settled = entry.stanza;
            entry.stanza = null;
            break;
        }
        while (!open.isEmpty() && open.getFirst().stanza == null) open.removeFirst();
        return settled;
    }

    /** How many stanzas came in. */
    public long received() {
        return received;
    }

    /** How many stanzas, from the first on, are all handled. */
    public long handled() {
        return open.isEmpty() ? received : open.getFirst().number - 1;
    }

    /** The number of the oldest stanza that is still open, or 0. */
    public long oldestOpen() {
        return open.isEmpty() ? 0 : open.getFirst().number;
    }
}
