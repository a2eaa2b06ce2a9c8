package de.pimux.xml;

import java.util.List;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * The start of a stream.
 *
 * @param root the tag with its attributes
 * @param tag what stays of it
 */
record StreamHeader(Element root, StreamTag tag) {
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
        // Clients of one kind declare the same: one string for all of them.
        String startTag = tag.raw(">").content().intern();
        return new StreamHeader(root, new StreamTag(contentNamespace, startTag));
    }
}
