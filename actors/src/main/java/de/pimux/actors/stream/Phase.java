package de.pimux.actors.stream;

import de.pimux.xml.Element;
import java.util.List;

/** A stretch of a client's stream: what it offers, and what it makes of the elements it gets. */
interface Phase {
    /** What the stream features hold while this phase lasts (RFC 6120 §4.3.2). */
    List<Element> features();

    void received(Element element);

    /** Whether it is known who the client is. */
    default boolean authenticated() {
        return false;
    }

    /** The client has said nothing for a while. */
    default void silent() {}

    /** The connection is gone, or the stream has ended. */
    default void ended(boolean orderly) {}
}
