package de.pimux.xml;

/**
 * What a stream may cost its reader. A peer that passes one of these ends its stream with {@code policy-violation}
 * (RFC 6120 §13.12).
 *
 * @param maxStanzaBytes bytes of UTF-8 on the wire of one top-level element, from its first {@code <} to its last
 *     {@code >}; also of the stream header with its XML declaration
 * @param maxTagBytes bytes of one start tag, of one end tag or of the XML declaration
 * @param maxDepth nesting of elements within one stanza; the stanza itself is 1
 * @param maxAttributes attributes and namespace declarations in one start tag
 * @param maxNameBytes bytes of one element or attribute name with its prefix
 */
public record XmlLimits(int maxStanzaBytes, int maxTagBytes, int maxDepth, int maxAttributes, int maxNameBytes) {
    /** What an authenticated client gets by default: 256 KiB per stanza. */
    public static final XmlLimits DEFAULT = new XmlLimits(256 * 1024, 16 * 1024, 128, 64, 256);

    /** What was accepted once is read, whatever the limits are now. */
    public static final XmlLimits NONE = new XmlLimits(
            Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public XmlLimits {
        if (maxStanzaBytes < 1 || maxTagBytes < 1 || maxDepth < 1 || maxAttributes < 1 || maxNameBytes < 1)
            throw new IllegalArgumentException("every limit must be at least 1");
    }

    public XmlLimits withStanzaBytes(int bytes) {
        return new XmlLimits(bytes, maxTagBytes, maxDepth, maxAttributes, maxNameBytes);
    }
}
