package de.pimux.core;

import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Elements from the text in which the standards show them; {@code jabber:client} is the namespace around it. */
public final class Xml {
    private Xml() {}

    public static Element element(String text) {
        try {
            XMLStreamReader reader = XMLInputFactory.newDefaultFactory()
                    .createXMLStreamReader(new StringReader("<r xmlns='jabber:client'>" + text + "</r>"));
            reader.next();
            return read(reader).elements().get(0);
        } catch (XMLStreamException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static Element read(XMLStreamReader reader) throws XMLStreamException {
        Deque<ElementBuilder> open = new ArrayDeque<>();
        open.push(start(reader));
        while (true) {
            switch (reader.next()) {
                case XMLStreamReader.START_ELEMENT -> open.push(start(reader));
                case XMLStreamReader.CHARACTERS -> open.element().text(reader.getText());
                case XMLStreamReader.END_ELEMENT -> {
                    Element done = open.pop().build();
                    if (open.isEmpty()) return done;
                    open.element().add(done);
                }
                default -> throw new XMLStreamException("unexpected");
            }
        }
    }

    private static ElementBuilder start(XMLStreamReader reader) {
        ElementBuilder element = Element.builder(reader.getNamespaceURI(), reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            element.attribute(
                    namespace == null ? "" : namespace, reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return element;
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
