package de.pimux.xml;

/**
 * The namespaces declared around the place where an element will be written, so that it need not repeat them.
 *
 * @param defaultNamespace the one without a prefix, {@code ""} if there is none
 * @param prefix a declared prefix
 * @param prefixedNamespace its namespace, {@code ""} if there is none
 */
public record XmlContext(String defaultNamespace, String prefix, String prefixedNamespace) {
    /** A context that declares no prefix. */
    public static XmlContext of(String defaultNamespace) {
        return new XmlContext(defaultNamespace, "", "");
    }
}
