package de.pimux.core.export;

import de.pimux.xml.Element;
import de.pimux.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names in a document of XEP-0227, and its outermost tags. */
final class Pie {
    static final String NAMESPACE = "urn:xmpp:pie:0";
    static final String ARCHIVE = NAMESPACE + "#mam";
    static final String SCRAM = NAMESPACE + "#scram";

    /** What XEP-0227 has no element for. */
    static final String OWN = "https://pimux.de/protocol/export";

    static final String FORWARD = "urn:xmpp:forward:0";
    static final String PRIVACY = "jabber:iq:privacy";

    private Pie() {}

    /** The start tag of an element without its end. */
    static byte[] open(Element empty, String context) {
        byte[] tag = XmlWriter.bytes(empty, context); // ends with "/>"
        byte[] open = Arrays.copyOf(tag, tag.length - 1);
        open[open.length - 1] = '>';
        return open;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
