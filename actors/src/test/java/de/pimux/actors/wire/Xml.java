package de.pimux.actors.wire;

import de.pimux.xml.Element;
import de.pimux.xml.XmlLimits;
import de.pimux.xml.XmlStreamException;
import de.pimux.xml.XmlStreamParser;
import de.pimux.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** XML as the tests write it: stanzas as they would stand in a client's stream. */
final class Xml {
    static final String HEADER =
            "<stream:stream xmlns='jabber:client' version='1.0'" + " xmlns:stream='http://etherx.jabber.org/streams'";
    static final XmlLimits LIMITS = new XmlLimits(4 << 20, 1 << 20, 200, 1000, 10_000);

    private Xml() {}

    static Element parse(String text) {
        List<Element> found = new ArrayList<>(1);
        byte[] bytes = (HEADER + ">" + text).getBytes(StandardCharsets.UTF_8);
        try {
            new XmlStreamParser(LIMITS).feed(bytes, 0, bytes.length, new Collector(found));
        } catch (XmlStreamException e) {
            throw new AssertionError("the test's own XML is broken: " + text, e);
        }
        if (found.size() != 1) throw new AssertionError("the test's own XML is not one element: " + text);
        return found.get(0);
    }

    static String print(Element element) {
        return XmlWriter.text(element, "jabber:client");
    }

    private record Collector(List<Element> found) implements XmlStreamParser.Handler {
        @Override
        public void opened(Element header) {}

        @Override
        public void element(Element top) {
            found.add(top);
        }

        @Override
        public void closed() {}
    }
}
