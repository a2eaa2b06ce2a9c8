package de.pimux.xml;

/** Character data between tags, unescaped. Its content never prints by accident. */
public record Text(String value) implements Node {
    @Override
    public String toString() {
        return "Text[" + value.length() + " chars]";
    }
}
