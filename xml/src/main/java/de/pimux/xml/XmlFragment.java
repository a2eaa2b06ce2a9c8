package de.pimux.xml;

import de.pimux.xml.XmlStreamException.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Reads single elements, such as stored ones, as if they stood in a stream without namespaces: so one reader per thread
 * does for all of them, as it does for stanzas ({@link SpareReader}).
 */
public final class XmlFragment {
    private static final StreamTag AROUND = new StreamTag("", "<fragments>");

    private XmlFragment() {}

    /**
     * The only element of these bytes, as {@link XmlWriter#bytes(Element, String)} writes it without a context. There is
     * no declaration in front of it.
     *
     * @throws XmlStreamException also if bytes are missing or something follows the element
     */
    public static Element parse(byte[] bytes, XmlLimits limits) throws XmlStreamException {
        Only only = new Only();
        XmlStreamParser parser = new XmlStreamParser(limits, AROUND);
        parser.feed(bytes, 0, bytes.length, only);
        if (only.element == null || only.more || !parser.idle())
            throw new XmlStreamException(Violation.NOT_WELL_FORMED);
        return only.element;
    }

    private static final class Only implements XmlStreamParser.Handler {
        private @Nullable Element element;
        private boolean more;

        @Override
        public void opened(Element header) {
            more = true;
        }

        @Override
        public void element(Element top) {
            more |= element != null;
            element = top;
        }

        /** The end of what stands around it. */
        @Override
        public void closed() {
            more = true;
        }
    }
}
