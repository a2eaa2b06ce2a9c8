package de.pimux.core.stanza;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import org.jspecify.annotations.Nullable;

/** Reads and writes the two addresses of a stanza (RFC 6120 §8.1). */
final class Addresses {
    private Addresses() {}

    static @Nullable Jid read(Element element, String attribute) throws StanzaException {
        String text = element.attribute(attribute);
        if (text == null) return null;
        Jid jid = Jid.parse(text);
        if (jid == null) throw new StanzaException(Condition.JID_MALFORMED);
        return jid;
    }

    static Element write(Element element, String attribute, @Nullable Jid jid) {
        return element.with(attribute, jid == null ? null : jid.text());
    }
}
