package de.pimux.core.sasl;

/** Attributes after those that SCRAM defines: known to nobody here, and to be ignored (RFC 5802 §5.1). */
final class ScramExtensions {
    private ScramExtensions() {}

    /** Whether each is well-formed, and none is {@code m=}, which would be mandatory. */
    static boolean areOptional(String[] attributes, int from, int to) {
        for (int i = from; i < to; i++) if (!isOptional(attributes[i])) return false;
        return true;
    }

    private static boolean isOptional(String attribute) {
        if (attribute.length() < 3 || attribute.charAt(1) != '=') return false;
        char name = attribute.charAt(0);
        return name != 'm' && ((name >= 'a' && name <= 'z') || (name >= 'A' && name <= 'Z'));
    }
}
