package de.pimux.actors.stream;

import de.pimux.core.stanza.Stanza;
import de.pimux.core.stream.StreamError;
import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import de.pimux.xml.XmlWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server writes around stanzas. Old clients want the prefix {@code stream:} to the letter. */
final class Wire {
    private static final byte[] CLOSE = "</stream:stream>".getBytes(StandardCharsets.UTF_8);

    private Wire() {}

    /** The response stream header (RFC 6120 §4.7). */
    static byte[] header(String domain, String id, @Nullable String client, @Nullable String lang) {
        Element header = Element.of(StreamError.STREAMS, "stream")
                .with("from", domain)
                .with("id", id)
                .with("version", "1.0")
                .with("to", client)
                .toBuilder()
                .attribute(Attribute.XML_NAMESPACE, "lang", lang == null ? "en" : lang)
                .build();
        String attributes = XmlWriter.text(header, StreamError.STREAMS);
        String inner = attributes.substring("<stream".length(), attributes.length() - "/>".length());
        return bytes("<?xml version='1.0'?><stream:stream xmlns='" + Stanza.CLIENT + "' xmlns:stream='"
                + StreamError.STREAMS + "'" + inner + ">");
    }

    static byte[] features(List<Element> features) {
        return prefixed("features", features);
    }

    /** The stream error and the closing tag (RFC 6120 §4.9). */
    static byte[] error(StreamError error) {
        return prefixed("error", error.element().elements());
    }

    static byte[] close() {
        return CLOSE;
    }

    private static byte[] prefixed(String name, List<Element> children) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("<stream:" + name + ">"));
        for (Element child : children) out.writeBytes(XmlWriter.bytes(child, Stanza.CLIENT));
        out.writeBytes(bytes("</stream:" + name + ">"));
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
