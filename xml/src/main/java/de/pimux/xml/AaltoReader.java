package de.pimux.xml;

import com.fasterxml.aalto.AsyncByteArrayFeeder;
import com.fasterxml.aalto.AsyncXMLStreamReader;
import de.pimux.xml.XmlStreamException.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes that the guards have passed into elements, by Aalto. Not one of these is ever closed: closing merges the
 * names that a peer has invented into a table shared by all readers.
 */
final class AaltoReader {
    private static final byte[] NOTHING = {};

    private final AsyncXMLStreamReader<AsyncByteArrayFeeder> reader = Vocabulary.newReader();
    private final TreeBuilder tree = new TreeBuilder();
    private final StanzaNames names = new StanzaNames();
    /** How many elements enclose a top-level element: 1 in a stream, 0 in a document. */
    private final int level;

    /** The start tag that this reader began with instead of the peer's. */
    private final @Nullable String replayed;

    /** Takes a document apart; null where elements come as a whole. */
    private final @Nullable PieceQueue pieces;

    private int depth;
    private @Nullable StreamHeader header;
    private @Nullable Element top;
    private boolean ended;

    AaltoReader(int level) {
        this(level, null, null);
    }

    /** Reads a document of which some elements are not built, but their children one by one. */
    AaltoReader(PieceQueue pieces) {
        this(0, null, pieces);
    }

    private AaltoReader(int level, @Nullable String replayed, @Nullable PieceQueue pieces) {
        this.level = level;
        this.replayed = replayed;
        this.pieces = pieces;
    }

    /** A reader that is inside of a stream whose header it has not seen itself. */
    static AaltoReader inside(StreamTag tag) throws XmlStreamException {
        AaltoReader reader = new AaltoReader(1, tag.startTag(), null);
        byte[] bytes = tag.startTag().getBytes(StandardCharsets.UTF_8);
        reader.read(bytes, 0, bytes.length);
        return reader;
    }

    /** Whether it stands between two stanzas of a stream that began like this one. */
    boolean isInside(StreamTag tag) {
        return tag.startTag().equals(replayed);
    }

    /** Whether it has seen so many names that another one should go on in its place. */
    boolean isWorn() {
        return names.isWorn();
    }

    /** The stream header, if the last bytes completed it. */
    @Nullable
    StreamHeader takeHeader() {
        StreamHeader taken = header;
        header = null;
        return taken;
    }

    /** The top-level element, if the last bytes completed it. */
    @Nullable
    Element takeElement() {
        Element taken = top;
        top = null;
        return taken;
    }

    boolean hasNews() {
        return header != null || top != null || ended;
    }

    boolean ended() {
        return ended;
    }

    /** How many elements are open. */
    int depth() {
        return depth;
    }

    void read(XmlBuffer buffer) throws XmlStreamException {
        read(buffer.array(), 0, buffer.size());
    }

    /** Lets go of the array that was read last. */
    void forget() {
        try {
            reader.getInputFeeder().feedInput(NOTHING, 0, 0);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // only if it had not read all of it
        }
    }

    void read(byte[] bytes, int from, int to) throws XmlStreamException {
        try {
            reader.getInputFeeder().feedInput(bytes, from, to - from);
            for (int event = reader.next(); event != AsyncXMLStreamReader.EVENT_INCOMPLETE; event = reader.next())
                accept(event);
        } catch (XMLStreamException e) {
            throw new XmlStreamException(violation(e));
        } catch (RuntimeException e) { // Aalto has unchecked ones too, for xmlns:xmlns and for U+0000 in text
            throw new XmlStreamException(Violation.NOT_WELL_FORMED);
        }
    }

    /** Aalto tells its reasons by message only. */
    private static Violation violation(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Unbound namespace prefix")) return Violation.BAD_NAMESPACE_PREFIX;
        if (message.startsWith("Unsupported encoding")) return Violation.UNSUPPORTED_ENCODING;
        return Violation.NOT_WELL_FORMED;
    }

    private void accept(int event) throws XMLStreamException, XmlStreamException {
        switch (event) {
            case XMLStreamConstants.START_DOCUMENT -> checkDeclaration();
            case XMLStreamConstants.START_ELEMENT -> start();
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (pieces == null || !tree.isEmpty()) tree.text(reader.getText());
            }
            case XMLStreamConstants.SPACE -> {} // outside of the root
            default -> throw new XmlStreamException(Violation.RESTRICTED_XML);
        }
    }

    private void checkDeclaration() throws XmlStreamException {
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8"))
            throw new XmlStreamException(Violation.UNSUPPORTED_ENCODING); // RFC 6120 §11.6
        String version = reader.getVersion();
        if (version != null && !version.equals("1.0"))
            throw new XmlStreamException(Violation.NOT_WELL_FORMED); // RFC 6120 §11.5
        if (reader.standaloneSet() && !reader.isStandalone()) throw new XmlStreamException(Violation.RESTRICTED_XML);
    }

    private void start() throws XmlStreamException {
        boolean isHeader = depth++ < level;
        if (isHeader && replayed != null) return;
        names.note(reader);
        if (isHeader) {
            header = StreamHeader.of(reader, attributes());
            names.clear();
        } else {
            List<Attribute> attributes = attributes();
            if (pieces != null
                    && tree.isEmpty()
                    && pieces.opens(reader.getNamespaceURI(), reader.getLocalName(), attributes)) names.clear();
            else tree.start(reader.getNamespaceURI(), reader.getLocalName(), attributes);
        }
    }

    private void end() {
        if (--depth < level) {
            ended = true;
            return;
        }
        if (pieces == null) top = tree.end();
        else pieces.ended(tree.isEmpty() ? null : tree);
        ended = depth == 0;
        if (top != null || tree.isEmpty()) names.clear();
    }

    private List<Attribute> attributes() throws XmlStreamException {
        int count = reader.getAttributeCount();
        if (count == 0) return List.of();
        if (count == 1) return List.of(attribute(0));
        Attribute[] attributes = new Attribute[count];
        for (int i = 0; i < count; i++) attributes[i] = attribute(i);
        return List.of(attributes);
    }

    private Attribute attribute(int i) throws XmlStreamException {
        String namespace = reader.getAttributeNamespace(i);
        String name = reader.getAttributeLocalName(i);
        if (!namespace.isEmpty()) StanzaNames.checkStart(name);
        return new Attribute(namespace, name, reader.getAttributeValue(i));
    }
}
