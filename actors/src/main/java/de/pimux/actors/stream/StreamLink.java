package de.pimux.actors.stream;

import akka.actor.typed.ActorRef;
import akka.stream.stage.AsyncCallback;
import de.pimux.actors.session.ClientLink;
import de.pimux.actors.session.Session;
import de.pimux.actors.stream.ClientStreamLogic.Call;
import de.pimux.core.stream.StreamError;
import de.pimux.xml.Element;
import de.pimux.xml.Markup;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reaches a stream from other threads, and counts what they have not finished yet. */
final class StreamLink implements ClientLink {
    private final AsyncCallback<Call> calls;
    private final int maxInFlight;
    private final int maxBytesInFlight;
    private final AtomicInteger inFlight = new AtomicInteger();

    /** Bytes read since nothing was under way: at least those of what is under way now. */
    private final AtomicInteger bytesInFlight = new AtomicInteger();

    private volatile boolean paused;
    private volatile boolean closed;

    /** Set by the thread of the socket only. */
    private volatile long written;

    private volatile @Nullable ActorRef<Session.Command> session;

    StreamLink(AsyncCallback<Call> calls, int maxInFlight, int maxBytesInFlight) {
        this.calls = calls;
        this.maxInFlight = maxInFlight;
        this.maxBytesInFlight = maxBytesInFlight;
    }

    void call(Call call) {
        if (!closed) calls.invoke(call);
    }

    /** Where everything that the client sends goes; set on the stream's own thread. */
    void attach(ActorRef<Session.Command> attached) {
        session = attached;
    }

    void forward(Element element) {
        inFlight.incrementAndGet();
        ActorRef<Session.Command> to = session;
        if (to != null) to.tell(new Session.Received(element));
    }

    void read(int bytes) {
        bytesInFlight.addAndGet(bytes);
    }

    /** Whether the client may send more; if not, {@link #settled} will say when. */
    boolean mayRead() {
        if (hasRoom(inFlight.get())) return true;
        paused = true;
        return hasRoom(inFlight.get());
    }

    private boolean hasRoom(int stanzas) {
        return stanzas == 0 || (stanzas < maxInFlight && bytesInFlight.get() < maxBytesInFlight);
    }

    void close() {
        closed = true;
    }

    @Override
    public void send(Markup element, long mark) {
        Runnable whenWritten = mark == 0 ? null : () -> written = mark;
        call(stream -> stream.deliver(element, whenWritten));
    }

    @Override
    public void sendAll(List<? extends Markup> elements) {
        call(stream -> stream.deliverAll(elements));
    }

    @Override
    public long written() {
        return written;
    }

    @Override
    public void ready() {
        call(ClientStreamLogic::loggedIn);
    }

    @Override
    public void notResumed(Element failed) {
        call(stream -> stream.notResumed(failed));
    }

    @Override
    public void settled() {
        int stanzas = inFlight.decrementAndGet();
        if (stanzas == 0) bytesInFlight.set(0);
        if (paused && hasRoom(stanzas)) {
            paused = false;
            call(ClientStreamLogic::settled);
        }
    }

    @Override
    public void end(@Nullable StreamError error) {
        call(stream -> stream.end(error));
    }
}
