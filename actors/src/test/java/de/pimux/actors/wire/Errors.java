package de.pimux.actors.wire;

/** Stanza errors as a test expects them. */
final class Errors {
    private Errors() {}

    /** The {@code <error/>} child with this type and condition; a text is free. */
    static String error(String type, String condition) {
        return "<error type='" + type + "'><" + condition
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><etc xmlns='test'/></error>";
    }
}
