package de.pimux.xml;

/** An element, as a tree or in writing. */
public sealed interface Markup extends Node permits Element, WrittenElement {
    /** The tree. In writing it is read anew each time. */
    Element element();
}
