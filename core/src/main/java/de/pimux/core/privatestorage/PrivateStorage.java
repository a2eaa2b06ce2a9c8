package de.pimux.core.privatestorage;

import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.List;

/** The elements that clients of an account keep here; each qualified name once (XEP-0049). */
public record PrivateStorage(List<Element> elements) {
    public static final PrivateStorage EMPTY = new PrivateStorage(List.of());

    public PrivateStorage {
        elements = List.copyOf(elements);
    }

    PrivateStorage with(Element element) {
        List<Element> next = new ArrayList<>(elements);
        next.removeIf(old -> old.is(element.namespace(), element.name()));
        next.add(element);
        return new PrivateStorage(next);
    }
}
