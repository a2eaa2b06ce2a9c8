package de.pimux.actors.stream;

import akka.actor.typed.ActorRef;
import akka.stream.stage.AsyncCallback;
import de.pimux.actors.session.ClientLink;
import de.pimux.actors.session.Session;
import de.pimux.actors.stream.ClientStreamLogic.Call;
import de.pimux.core.stream.StreamError;
import de.pimux.xml.Element;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reaches a stream from other threads, and counts what they have not finished yet. */
final class StreamLink implements ClientLink {
    private final AsyncCallback<Call> calls;
    private final int maxInFlight;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean paused;
    private volatile boolean closed;
    private volatile @Nullable ActorRef<Session.Command> session;

    StreamLink(AsyncCallback<Call> calls, int maxInFlight) {
        this.calls = calls;
        this.maxInFlight = maxInFlight;
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

    /** Whether the client may send more; if not, {@link #settled} will say when. */
    boolean mayRead() {
        if (inFlight.get() < maxInFlight) return true;
        paused = true;
        return inFlight.get() < maxInFlight;
    }

    void close() {
        closed = true;
    }

    @Override
    public void send(Element element, long mark) {
        ActorRef<Session.Command> to = session;
        Runnable written = mark == 0 || to == null ? null : () -> to.tell(new Session.Written(mark));
        call(stream -> stream.deliver(element, written));
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
        if (inFlight.decrementAndGet() < maxInFlight && paused) {
            paused = false;
            call(ClientStreamLogic::settled);
        }
    }

    @Override
    public void end(@Nullable StreamError error) {
        call(stream -> stream.end(error));
    }
}
