package de.pimux.core.stream;

import de.pimux.xml.Element;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a stream ends (RFC 6120 §4.9).
 *
 * @param application an extension's own element (RFC 6120 §4.9.4), or null
 */
public record StreamError(
        Condition condition,
        @Nullable String text,
        @Nullable Element application) {
    public static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-streams";
    public static final String STREAMS = "http://etherx.jabber.org/streams";

    /** RFC 6120 §4.9.3. */
    public enum Condition {
        BAD_FORMAT,
        BAD_NAMESPACE_PREFIX,
        CONFLICT,
        CONNECTION_TIMEOUT,
        HOST_GONE,
        HOST_UNKNOWN,
        IMPROPER_ADDRESSING,
        INTERNAL_SERVER_ERROR,
        INVALID_FROM,
        INVALID_NAMESPACE,
        INVALID_XML,
        NOT_AUTHORIZED,
        NOT_WELL_FORMED,
        POLICY_VIOLATION,
        REMOTE_CONNECTION_FAILED,
        RESET,
        RESOURCE_CONSTRAINT,
        RESTRICTED_XML,
        SEE_OTHER_HOST,
        SYSTEM_SHUTDOWN,
        UNDEFINED_CONDITION,
        UNSUPPORTED_ENCODING,
        UNSUPPORTED_FEATURE,
        UNSUPPORTED_STANZA_TYPE,
        UNSUPPORTED_VERSION;

        /** As it stands on the wire: {@code host-unknown}. */
        public String elementName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static StreamError of(Condition condition) {
        return new StreamError(condition, null, null);
    }

    public StreamError withText(String forPeople) {
        return new StreamError(condition, forPeople, application);
    }

    public StreamError withApplication(Element own) {
        return new StreamError(condition, text, own);
    }

    /** The {@code <stream:error/>} that precedes the closing tag. */
    public Element element() {
        var error = Element.builder(STREAMS, "error").add(Element.of(NAMESPACE, condition.elementName()));
        if (text != null) error.textChild(NAMESPACE, "text", text);
        if (application != null) error.add(application);
        return error.build();
    }
}
