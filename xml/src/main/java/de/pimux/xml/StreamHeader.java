package de.pimux.xml;

import java.util.List;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * The start tag of a stream.
 *
 * @param root the tag with its attributes
 * @param contentNamespace what {@code xmlns} declares on it, {@code ""} if nothing: the namespace of the stanzas
 *     (RFC 6120 §4.8.2)
 * @param startTag the tag with its namespace declarations only, for another reader that goes on in its place
 */
record StreamHeader(Element root, String contentNamespace, String startTag) {
    static StreamHeader of(XMLStreamReader2 reader, List<Attribute> attributes) {
        Element root = new Element(reader.getNamespaceURI(), reader.getLocalName(), attributes, List.of());
        XmlBuffer tag = new XmlBuffer(160).raw("<").raw(reader.getPrefixedName());
        String contentNamespace = "";
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            if (prefix.isEmpty()) contentNamespace = reader.getNamespaceURI(i);
            tag.raw(prefix.isEmpty() ? " xmlns" : " xmlns:").raw(prefix).raw("='");
            tag.attributeValue(reader.getNamespaceURI(i)).raw("'");
        }
        return new StreamHeader(root, contentNamespace, tag.raw(">").content());
    }
}
