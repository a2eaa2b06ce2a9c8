package de.pimux.actors.stream;

import akka.actor.typed.ActorRef;
import de.pimux.actors.net.ConnectionInfo;
import de.pimux.actors.session.ClientLink;
import de.pimux.actors.session.Session;
import de.pimux.core.stream.StreamError;
import de.pimux.xml.Element;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a phase can do to its stream. Called on the stream's own thread only. */
interface StreamControl {
    ConnectionInfo connection();

    /** The language that the client named in its stream header (RFC 6120 §4.7.4), if it did. */
    @Nullable
    String lang();

    ClientLink link();

    /** Hands the stream to a session; nothing more is read until the session says so. */
    void attach(ActorRef<Session.Command> session);

    void send(Element element);

    /** Expects a new stream header, for the next phase. */
    void restart(Phase next);

    /** Switches to TLS; what the client sent beyond the current element would be an injection. */
    void startTls(Phase next);

    /** Reads nothing more until the answer is there. */
    <T> void await(CompletionStage<T> answer, BiConsumer<@Nullable T, @Nullable Throwable> then);

    void fail(StreamError error);
}
