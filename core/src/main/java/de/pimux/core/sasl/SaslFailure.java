package de.pimux.core.sasl;

import de.pimux.xml.Element;
import java.util.Locale;

/** Why an authentication failed (RFC 6120 §6.5). */
public enum SaslFailure {
    ABORTED,
    ACCOUNT_DISABLED,
    CREDENTIALS_EXPIRED,
    ENCRYPTION_REQUIRED,
    INCORRECT_ENCODING,
    INVALID_AUTHZID,
    INVALID_MECHANISM,
    MALFORMED_REQUEST,
    MECHANISM_TOO_WEAK,
    NOT_AUTHORIZED,
    TEMPORARY_AUTH_FAILURE;

    /** As it stands on the wire: {@code not-authorized}. */
    public String elementName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The {@code <failure/>} around it. */
    public Element element() {
        return Element.builder(SaslNegotiation.NAMESPACE, "failure")
                .add(Element.of(SaslNegotiation.NAMESPACE, elementName()))
                .build();
    }
}
