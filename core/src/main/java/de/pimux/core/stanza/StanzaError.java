package de.pimux.core.stanza;

import static de.pimux.core.stanza.StanzaError.Type.AUTH;
import static de.pimux.core.stanza.StanzaError.Type.CANCEL;
import static de.pimux.core.stanza.StanzaError.Type.MODIFY;
import static de.pimux.core.stanza.StanzaError.Type.WAIT;

import de.pimux.core.jid.Jid;
import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a stanza was refused (RFC 6120 §8.3). The stream goes on.
 *
 * @param text for people, or null
 * @param application an element of an extension's own (RFC 6120 §8.3.4), or null
 * @param by who has refused it, where the address it went to doesn't tell (RFC 6120 §8.3.2), or null
 * @param repeated an element of what was refused by which it is known again, or null
 */
public record StanzaError(
        Condition condition,
        Type type,
        @Nullable String text,
        @Nullable Element application,
        @Nullable Jid by,
        @Nullable Element repeated) {
    public static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-stanzas";

    /** What the sender may do about it (RFC 6120 §8.3.2). */
    public enum Type {
        AUTH,
        CANCEL,
        CONTINUE,
        MODIFY,
        WAIT
    }

    /** The defined conditions, each with the type that the RFC pairs it with (RFC 6120 §8.3.3). */
    public enum Condition {
        BAD_REQUEST(MODIFY),
        CONFLICT(CANCEL),
        FEATURE_NOT_IMPLEMENTED(CANCEL),
        FORBIDDEN(AUTH),
        GONE(CANCEL),
        INTERNAL_SERVER_ERROR(CANCEL),
        ITEM_NOT_FOUND(CANCEL),
        JID_MALFORMED(MODIFY),
        NOT_ACCEPTABLE(MODIFY),
        NOT_ALLOWED(CANCEL),
        NOT_AUTHORIZED(AUTH),
        POLICY_VIOLATION(MODIFY),
        RECIPIENT_UNAVAILABLE(WAIT),
        REDIRECT(MODIFY),
        REGISTRATION_REQUIRED(AUTH),
        REMOTE_SERVER_NOT_FOUND(CANCEL),
        REMOTE_SERVER_TIMEOUT(WAIT),
        RESOURCE_CONSTRAINT(WAIT),
        SERVICE_UNAVAILABLE(CANCEL),
        SUBSCRIPTION_REQUIRED(AUTH),
        UNDEFINED_CONDITION(CANCEL),
        UNEXPECTED_REQUEST(WAIT);

        private final Type type;
        private final String elementName = name().toLowerCase(Locale.ROOT).replace('_', '-');

        Condition(Type type) {
            this.type = type;
        }

        public Type type() {
            return type;
        }

        /** As it stands on the wire: {@code item-not-found}. */
        public String elementName() {
            return elementName;
        }
    }

    public static StanzaError of(Condition condition) {
        return new StanzaError(condition, condition.type(), null, null, null, null);
    }

    public StanzaError withText(String forPeople) {
        return new StanzaError(condition, type, forPeople, application, by, repeated);
    }

    public StanzaError withType(Type other) {
        return new StanzaError(condition, other, text, application, by, repeated);
    }

    public StanzaError withApplication(Element own) {
        return new StanzaError(condition, type, text, own, by, repeated);
    }

    public StanzaError withBy(Jid who) {
        return new StanzaError(condition, type, text, application, who, repeated);
    }

    public StanzaError repeating(Element ofTheRefused) {
        return new StanzaError(condition, type, text, application, by, ofTheRefused);
    }

    /** The {@code <error/>} child. */
    public Element element() {
        ElementBuilder error = Element.builder(Stanza.CLIENT, "error")
                .attribute("by", by == null ? null : by.text())
                .attribute("type", type.name().toLowerCase(Locale.ROOT))
                .add(Element.of(NAMESPACE, condition.elementName()));
        if (text != null) error.add(textElement(text));
        if (application != null) error.add(application);
        return error.build();
    }

    private static Element textElement(String text) {
        return Element.builder(NAMESPACE, "text")
                .attribute(Attribute.XML_NAMESPACE, "lang", "en")
                .text(text)
                .build();
    }

    /** The refused stanza turned round, without its payload: an error is never larger than what caused it. */
    public Element answerTo(Element refused) {
        ElementBuilder answer = Element.builder(Stanza.CLIENT, refused.name())
                .attribute("type", "error")
                .attribute("id", refused.attribute("id"))
                .attribute("from", refused.attribute("to"))
                .attribute("to", refused.attribute("from"));
        if (repeated != null) answer.add(repeated);
        return answer.add(element()).build();
    }

    @Override
    public String toString() {
        return "StanzaError[" + condition.elementName() + "]";
    }
}
