package de.pimux.actors.extension;

import de.pimux.xml.Element;

/** What a handler is found by. */
public record QualifiedName(String namespace, String name) {
    static QualifiedName of(Element element) {
        return new QualifiedName(element.namespace(), element.name());
    }
}
