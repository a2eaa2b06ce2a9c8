package de.pimux.actors.stream;

import akka.util.ByteString;
import de.pimux.actors.net.WireCommand;
import de.pimux.actors.session.Backlog;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What waits to be sent. Neighbouring elements leave as one write, which costs one TLS record and one system call. */
final class StreamOutput {
    private final Deque<WireCommand> commands = new ArrayDeque<>(1);
    private final int maxBytes;
    private final Backlog backlog;
    private @Nullable ByteString tail;
    private @Nullable Runnable tailWritten;
    private int waiting;

    StreamOutput(int maxBytes, Backlog backlog) {
        this.maxBytes = maxBytes;
        this.backlog = backlog;
    }

    void add(byte[] bytes) {
        add(bytes, null);
    }

    /** @param whenWritten runs when these bytes, and so everything before them, were handed to the socket */
    void add(byte[] bytes, @Nullable Runnable whenWritten) {
        ByteString added = ByteString.fromArrayUnsafe(bytes);
        tail = tail == null ? added : tail.concat(added);
        waiting += bytes.length;
        backlog.grow(bytes.length);
        if (whenWritten != null) tailWritten = whenWritten;
    }

    void add(WireCommand command) {
        seal();
        commands.addLast(command);
    }

    @Nullable
    WireCommand next() {
        if (commands.isEmpty()) seal();
        WireCommand next = commands.pollFirst();
        if (next instanceof WireCommand.Write write) taken(write.bytes().length());
        return next;
    }

    private void taken(int bytes) {
        waiting -= bytes;
        backlog.shrink(bytes);
    }

    boolean isEmpty() {
        return commands.isEmpty() && tail == null;
    }

    /** Whether the client reads so slowly that it must go. */
    boolean isOverfull() {
        return waiting > maxBytes || backlog.isTooMuch(waiting);
    }

    /** Breaks the connection off instead of sending what waits. */
    void drop() {
        clear();
        commands.addLast(new WireCommand.Abort());
    }

    void clear() {
        commands.clear();
        tail = null;
        taken(waiting);
    }

    private void seal() {
        if (tail == null) return;
        commands.addLast(new WireCommand.Write(tail, tailWritten));
        tail = null;
        tailWritten = null;
    }
}
