package de.pimux.xml;

import de.pimux.xml.XmlStreamException.Violation;
import org.jspecify.annotations.Nullable;

/** Reads complete documents, such as stored elements and HTTP bodies, by the rules of a stream. */
public final class XmlDocument {
    private XmlDocument() {}

    /**
     * The root element of a document; {@code maxStanzaBytes} counts for all of it.
     *
     * @throws XmlStreamException also if bytes are missing or something follows the root
     */
    public static Element parse(byte[] bytes, XmlLimits limits) throws XmlStreamException {
        Root root = new Root();
        int read = new XmlStreamParser(limits, 0).feed(bytes, 0, bytes.length, root);
        if (root.element == null || ByteGuard.skipBlank(bytes, read, bytes.length) < bytes.length)
            throw new XmlStreamException(Violation.NOT_WELL_FORMED);
        return root.element;
    }

    private static final class Root implements XmlStreamParser.Handler {
        private @Nullable Element element;

        @Override
        public void opened(Element header) {}

        @Override
        public void element(Element top) {
            element = top;
        }

        @Override
        public void closed() {}
    }
}
