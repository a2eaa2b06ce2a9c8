package de.pimux.xml;

/**
 * One attribute of an element. A namespace of {@code ""} is none, which is what nearly every attribute of XMPP has.
 */
public record Attribute(String namespace, String name, String value) {
    /** The namespace of {@code xml:lang} and its kin (XML Namespaces §3). */
    public static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

    boolean isNamed(String otherNamespace, String otherName) {
        return name.equals(otherName) && namespace.equals(otherNamespace);
    }

    @Override
    public String toString() {
        return "Attribute[" + name + "]";
    }
}
