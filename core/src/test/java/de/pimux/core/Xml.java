package de.pimux.core;

import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import de.pimux.xml.XmlDocument;
import de.pimux.xml.XmlLimits;
import de.pimux.xml.XmlStreamException;
import java.nio.charset.StandardCharsets;

/** Elements from the text in which the standards show them; {@code jabber:client} is the namespace around it. */
public final class Xml {
    private Xml() {}

    public static Element element(String text) {
        try {
            byte[] document = ("<r xmlns='jabber:client'>" + text + "</r>").getBytes(StandardCharsets.UTF_8);
            return XmlDocument.parse(document, XmlLimits.DEFAULT).elements().get(0);
        } catch (XmlStreamException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    public static Message message(String text) {
        try {
            return Message.of(element(text));
        } catch (StanzaException refused) {
            throw new IllegalArgumentException(refused);
        }
    }

    public static Presence presence(String text) {
        try {
            return Presence.of(element(text));
        } catch (StanzaException refused) {
            throw new IllegalArgumentException(refused);
        }
    }

    public static Iq iq(String text) {
        try {
            return Iq.of(element(text));
        } catch (StanzaException refused) {
            throw new IllegalArgumentException(refused);
        }
    }
}
