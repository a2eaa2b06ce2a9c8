package de.pimux.actors.session;

import de.pimux.core.stream.StreamError;
import de.pimux.xml.Element;
import de.pimux.xml.Markup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session's hold on the stream of its client. Callable from any thread; after the end it does nothing. */
public interface ClientLink {
    /**
     * Sends an element.
     *
     * @param mark if not 0, {@link #written} reaches it as soon as the element was handed to the socket
     */
    void send(Markup element, long mark);

    /** Sends elements, one behind the other. */
    void sendAll(List<? extends Markup> elements);

    /** The highest mark so far; everything before it was handed to the socket as well. */
    long written();

    /** The session is bound or resumed: from now on the client may send stanzas. */
    void ready();

    /** The session can't be resumed: the client is told so, and may bind another. */
    void notResumed(Element failed);

    /** Says that one more of the forwarded elements is done with, so that reading may go on. */
    void settled();

    /** Ends the stream, with an error or orderly. */
    void end(@Nullable StreamError error);
}
