package de.pimux.actors.stream;

import de.pimux.actors.config.ServerConfig.Limits;
import de.pimux.core.stream.StreamError.Condition;
import de.pimux.xml.Element;
import de.pimux.xml.XmlLimits;
import de.pimux.xml.XmlStreamException.Violation;

/** What the parser of a client's stream is told, and what the client is told if it goes beyond. */
final class StreamLimits {
    /** Bytes of one start tag; no stanza needs nearly as many. */
    private static final int TAG_BYTES = 8 * 1024;

    /** Bytes of a name, prefix included. */
    private static final int NAME_BYTES = 256;

    private static final String LIMITS = "urn:xmpp:stream-limits:0";

    private StreamLimits() {}

    static XmlLimits beforeLogin(Limits limits) {
        return with(limits, limits.stanzaBytesBeforeLogin());
    }

    static XmlLimits afterLogin(Limits limits) {
        return with(limits, limits.stanzaBytes());
    }

    private static XmlLimits with(Limits limits, int stanzaBytes) {
        return new XmlLimits(stanzaBytes, TAG_BYTES, limits.depth(), limits.attributes(), NAME_BYTES);
    }

    /** What the client is told of the limits (XEP-0478). */
    static Element feature(int stanzaBytes, Limits limits) {
        return Element.builder(LIMITS, "limits")
                .textChild(LIMITS, "max-bytes", Integer.toString(stanzaBytes))
                .textChild(
                        LIMITS,
                        "idle-seconds",
                        Long.toString(limits.idleTimeout().toSeconds()))
                .build();
    }

    /** The parser names what it refuses as RFC 6120 §4.9.3 does. */
    static Condition condition(Violation violation) {
        return Condition.valueOf(violation.name());
    }
}
