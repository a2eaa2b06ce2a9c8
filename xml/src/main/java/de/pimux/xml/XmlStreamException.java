package de.pimux.xml;

import java.util.Locale;

/**
 * The bytes of a peer broke the rules of XML or of the limits. It carries neither content nor a stack trace: the peer
 * decides how often it is thrown, and what the peer wrote must not reach a log.
 */
public final class XmlStreamException extends Exception {
    private final Violation violation;

    /** Each is the stream error condition of RFC 6120 §4.9.3 that has its name. */
    public enum Violation {
        /** Well-formed XML that no stream may contain, such as text between stanzas. */
        BAD_FORMAT,
        /** A prefix that nobody declared. */
        BAD_NAMESPACE_PREFIX,
        /** Against XML 1.0 or Namespaces in XML 1.0. */
        NOT_WELL_FORMED,
        /** Bigger, deeper or more than {@link XmlLimits} allow. */
        POLICY_VIOLATION,
        /** A comment, processing instruction, DTD or entity (RFC 6120 §11.1). */
        RESTRICTED_XML,
        /** Not UTF-8, declared or in fact. */
        UNSUPPORTED_ENCODING;

        /** The name on the wire, such as {@code not-well-formed}. */
        public String condition() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public XmlStreamException(Violation violation) {
        super(violation.condition(), null, false, false);
        this.violation = violation;
    }

    public Violation violation() {
        return violation;
    }
}
