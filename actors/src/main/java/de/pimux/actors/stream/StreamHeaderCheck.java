package de.pimux.actors.stream;

import de.pimux.actors.account.Accounts;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stream.StreamError;
import de.pimux.core.stream.StreamError.Condition;
import de.pimux.xml.Element;
import org.jspecify.annotations.Nullable;

/** What a client's stream header must say (RFC 6120 §4.7 and §4.8). */
final class StreamHeaderCheck {
    private StreamHeaderCheck() {}

    static @Nullable StreamError refusal(Element header, String contentNamespace, Accounts accounts) {
        if (!header.name().equals("stream")) return StreamError.of(Condition.BAD_FORMAT);
        if (!header.namespace().equals(StreamError.STREAMS) || !contentNamespace.equals(Stanza.CLIENT))
            return StreamError.of(Condition.INVALID_NAMESPACE);
        String to = header.attribute("to");
        Jid host = to == null ? null : Jid.parse(to);
        if (host == null || !host.isDomain() || !accounts.isLocal(host)) return StreamError.of(Condition.HOST_UNKNOWN);
        String version = header.attribute("version");
        if (version == null || !version.matches("[1-9][0-9]{0,4}\\.[0-9]{1,5}"))
            return StreamError.of(Condition.UNSUPPORTED_VERSION); // RFC 6120 §4.7.5: below 1.0 there is no TLS
        return null;
    }
}
