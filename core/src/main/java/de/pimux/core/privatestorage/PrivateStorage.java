package de.pimux.core.privatestorage;

import de.pimux.core.Decision;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import de.pimux.xml.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/** The elements that clients of an account keep here; each qualified name once (XEP-0049). */
public record PrivateStorage(List<Element> elements) {
    public static final String NAMESPACE = "jabber:iq:private";

    public static final PrivateStorage EMPTY = new PrivateStorage(List.of());

    public PrivateStorage {
        elements = List.copyOf(elements);
    }

    /**
     * What is stored under the name of the only child of a query; the empty child itself where nothing is.
     *
     * @throws StanzaException {@code not-acceptable} or {@code bad-request}, see XEP-0049 §2.4
     */
    public Element find(Element query) throws StanzaException {
        Element asked = only(query);
        for (Element element : elements) if (element.is(asked.namespace(), asked.name())) return element;
        return Element.of(asked.namespace(), asked.name());
    }

    /**
     * Stores the children of a query, each in the place of one of its name.
     *
     * @param maxBytes of UTF-8 of everything stored; more is {@code not-acceptable}
     * @throws StanzaException as {@link #find}
     */
    public Decision<PrivateStorageEvent> store(Element query, int maxBytes) throws StanzaException {
        PrivateStorage after = this;
        List<PrivateStorageEvent> events = new ArrayList<>();
        if (query.elements().isEmpty()) throw new StanzaException(Condition.NOT_ACCEPTABLE);
        for (Element element : query.elements()) {
            PrivateStorageEvent stored = new PrivateStorageEvent.ElementStored(checked(element));
            after = after.with(element);
            events.add(stored);
        }
        return after.bytes() > maxBytes ? Decision.refuse(Condition.NOT_ACCEPTABLE) : Decision.accept(events);
    }

    private static Element only(Element query) throws StanzaException {
        List<Element> children = query.elements();
        if (children.size() != 1) throw new StanzaException(Condition.NOT_ACCEPTABLE);
        return checked(children.get(0));
    }

    /** XEP-0049 §2.4: a namespace of its own, and none of those that the protocol itself uses. */
    private static Element checked(Element element) throws StanzaException {
        String namespace = element.namespace();
        if (namespace.isEmpty() || namespace.equals(NAMESPACE) || namespace.equals(Stanza.CLIENT))
            throw new StanzaException(Condition.NOT_ACCEPTABLE);
        return element;
    }

    private int bytes() {
        int bytes = 0;
        for (Element element : elements) bytes += XmlWriter.bytes(element, "").length;
        return bytes;
    }

    PrivateStorage with(Element element) {
        List<Element> next = new ArrayList<>(elements);
        next.removeIf(old -> old.is(element.namespace(), element.name()));
        next.add(element);
        return new PrivateStorage(next);
    }
}
