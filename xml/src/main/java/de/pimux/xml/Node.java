package de.pimux.xml;

/** What an {@link Element} contains: elements and text, nothing else (RFC 6120 §11.1). */
public sealed interface Node permits Markup, Text {}
