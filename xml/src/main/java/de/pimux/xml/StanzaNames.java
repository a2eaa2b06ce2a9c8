package de.pimux.xml;

import com.fasterxml.aalto.util.XmlChars;
import de.pimux.xml.XmlStreamException.Violation;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rules of names that Aalto does not: no prefix is undeclared again, and one stanza brings a bounded number of
 * prefixes and of different names. Aalto searches a list for each prefix and hashes names in a way that a peer can make
 * collide, so that without these bounds 256 KiB cost a second.
 */
final class StanzaNames {
    private static final int MOST_PREFIXES = 256;
    private static final int MOST_NAMES = 1024;
    /** Below this no stanza is looked at more closely. */
    private static final int FEW_NAMES = 256;

    private int prefixes;
    private int seen;
    private int seenBefore;
    private @Nullable Set<String> names;

    /** Whether the stanzas so far may have filled the tables of the reader with more than everyday names. */
    boolean isWorn() {
        return seenBefore > MOST_NAMES;
    }

    /** Begins another stanza. */
    void clear() {
        seenBefore += seen;
        prefixes = 0;
        seen = 0;
        names = null;
    }

    void note(XMLStreamReader2 reader) throws XmlStreamException {
        int namespaces = reader.getNamespaceCount();
        for (int i = 0; i < namespaces; i++) declared(reader, i);
        if (!reader.getPrefix().isEmpty()) checkStart(reader.getLocalName());
        seen += 1 + reader.getAttributeCount() + namespaces;
        if (seen > FEW_NAMES) count(reader);
    }

    private void declared(XMLStreamReader reader, int i) throws XmlStreamException {
        String namespace = reader.getNamespaceURI(i);
        Vocabulary.note(namespace);
        String prefix = reader.getNamespacePrefix(i);
        if (prefix == null || prefix.equals(XMLConstants.DEFAULT_NS_PREFIX)) return;
        if (namespace.isEmpty()) throw new XmlStreamException(Violation.NOT_WELL_FORMED); // Namespaces in XML 1.0 §5
        checkStart(prefix);
        if (++prefixes > MOST_PREFIXES) throw new XmlStreamException(Violation.POLICY_VIOLATION);
    }

    /** The start of a local part, which Aalto leaves unchecked; {@link ByteGuard} has seen to the ASCII ones. */
    static void checkStart(String localPart) throws XmlStreamException {
        if (!XmlChars.is10NameStartChar(localPart.codePointAt(0)))
            throw new XmlStreamException(Violation.NOT_WELL_FORMED);
    }

    private void count(XMLStreamReader2 reader) throws XmlStreamException {
        if (names == null) names = new HashSet<>();
        names.add(reader.getPrefixedName());
        for (int i = 0; i < reader.getAttributeCount(); i++)
            names.add(reader.getAttributePrefix(i) + ':' + reader.getAttributeLocalName(i));
        if (names.size() > MOST_NAMES) throw new XmlStreamException(Violation.POLICY_VIOLATION);
    }
}
