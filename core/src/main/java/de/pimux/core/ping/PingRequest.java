package de.pimux.core.ping;

import de.pimux.xml.Element;

/** The question whether somebody is there, which client and server ask each other (XEP-0199 §4). */
public final class PingRequest {
    public static final String NAMESPACE = "urn:xmpp:ping";
    public static final String NAME = "ping";
    private static final Element ELEMENT = Element.of(NAMESPACE, NAME);

    private PingRequest() {}

    public static Element element() {
        return ELEMENT;
    }
}
