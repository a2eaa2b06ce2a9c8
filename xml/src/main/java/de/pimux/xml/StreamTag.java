package de.pimux.xml;

/**
 * What a stream's stanzas stand in, as far as it outlives the header.
 *
 * @param contentNamespace what {@code xmlns} declares on it, {@code ""} if nothing: the namespace of the stanzas
 *     (RFC 6120 §4.8.2)
 * @param startTag the start tag with its namespace declarations only, for another reader that goes on in its place
 */
record StreamTag(String contentNamespace, String startTag) {}
