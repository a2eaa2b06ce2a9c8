package de.pimux.actors.rights;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One archive on its way into an account, in portions. A document has it in order (XEP-0227 §4.10); what isn't is sorted
 * within a window, so that the archive is in the order of time, by which it is searched.
 */
final class ArchiveImport {
    /** Messages that are written at once. */
    private static final int PORTION = 200;

    /** Messages, and bytes of them, that are held to be sorted. */
    static final int WINDOW = 1_000;

    private static final int WINDOW_BYTES = 16 * 1024 * 1024;

    private record Held(MessageArchived message, long number, int bytes) {}

    private final Instant notBefore;
    private final Function<List<AccountEvent>, @Nullable String> write;
    private final PriorityQueue<Held> window = new PriorityQueue<>(
            Comparator.comparing((Held held) -> held.message().at()).thenComparing(Held::number));
    private final List<AccountEvent> portion = new ArrayList<>();
    private Instant last = Instant.MIN;
    private long bytes;
    private long number;
    private long written;
    private @Nullable String failure;

    /**
     * @param notBefore older messages are left out
     * @param write returns when the events are durable, with the reason why they are not, or null
     */
    ArchiveImport(Instant notBefore, Function<List<AccountEvent>, @Nullable String> write) {
        this.notBefore = notBefore;
        this.write = write;
    }

    /** Returns whether there was a place for it: there is none for what comes too late to be sorted. */
    boolean add(MessageArchived message) {
        if (message.at().isBefore(notBefore) || failure != null) return true;
        if (message.at().isBefore(last)) return false;
        int size = message.stanza().size();
        window.add(new Held(message, number++, size));
        bytes += size;
        while (window.size() > WINDOW || bytes > WINDOW_BYTES) next();
        return true;
    }

    private void next() {
        Held held = window.remove();
        bytes -= held.bytes();
        last = held.message().at();
        portion.add(held.message());
        if (portion.size() >= PORTION) flush();
    }

    private void flush() {
        if (portion.isEmpty() || failure != null) return;
        failure = write.apply(List.copyOf(portion));
        if (failure == null) written += portion.size();
        portion.clear();
    }

    /** Returns why the archive is incomplete, or null. */
    @Nullable
    String end() {
        while (!window.isEmpty()) next();
        flush();
        return failure;
    }

    /** How many messages are durable. */
    long written() {
        return written;
    }
}
