package de.pimux.actors.session;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import org.jspecify.annotations.Nullable;

/** What is said of an element that has a stanza's name and isn't one. */
final class Unreadable {
    private Unreadable() {}

    /** The error; null where none may be sent, because the element itself claims to be an answer (RFC 6120 §8.3.1). */
    static @Nullable Stanza answer(Element element, StanzaError error, Jid client) {
        String type = element.attribute("type");
        if ("error".equals(type) || "result".equals(type)) return null;
        Element readable = element.with("to", readable(element.attribute("to"))).with("from", client.text());
        try {
            return Stanza.of(error.answerTo(readable.attribute("id") == null ? readable.with("id", "") : readable));
        } catch (StanzaException neverOfAnAnswerOfOurs) {
            throw new IllegalStateException(neverOfAnAnswerOfOurs);
        }
    }

    /** An address that is none isn't reflected. */
    private static @Nullable String readable(@Nullable String address) {
        Jid jid = address == null ? null : Jid.parse(address);
        return jid == null ? null : jid.text();
    }
}
