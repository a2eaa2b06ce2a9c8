package de.pimux.core.stanza;

import de.pimux.core.jid.Jid;
import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import de.pimux.xml.Markup;
import org.jspecify.annotations.Nullable;

/** A message, a presence or an IQ: an element whose addresses were read once. It prints as its kind only. */
public sealed interface Stanza permits Message, Presence, Iq {
    /** The content namespace of client streams; stanzas have it everywhere inside the server. */
    String CLIENT = "jabber:client";

    /** The stanza as it is sent. */
    default Markup content() {
        return element();
    }

    /** The stanza as a tree, which costs something where it is there in writing only. */
    Element element();

    @Nullable
    Jid from();

    @Nullable
    Jid to();

    boolean isError();

    /** The same stanza, from another address. */
    Stanza withFrom(@Nullable Jid from);

    Stanza withTo(@Nullable Jid to);

    /** The same addresses around another element of the same name. */
    Stanza withElement(Element element);

    default @Nullable String id() {
        return element().attribute("id");
    }

    default @Nullable String lang() {
        return element().attribute(Attribute.XML_NAMESPACE, "lang");
    }

    /** The stanza that tells its sender of the error (RFC 6120 §8.3.1): addresses exchanged, the same id. */
    default Stanza error(StanzaError error) {
        Element answer = error.answerTo(element());
        return switch (element().name()) {
            case "message" -> new Message(answer, to(), from(), Message.Type.ERROR);
            case "presence" -> new Presence(answer, to(), from(), Presence.Type.ERROR);
            default -> new Iq(answer, to(), from(), Iq.Type.ERROR);
        };
    }

    /**
     * Reads a stanza.
     *
     * @throws StanzaException with {@code jid-malformed} or {@code bad-request}
     */
    static Stanza of(Element element) throws StanzaException {
        return switch (element.name()) {
            case "message" -> Message.of(element);
            case "presence" -> Presence.of(element);
            case "iq" -> Iq.of(element);
            default -> throw new IllegalArgumentException("no stanza");
        };
    }

    static boolean isStanza(Element element) {
        return element.namespace().equals(CLIENT)
                && (element.name().equals("message")
                        || element.name().equals("presence")
                        || element.name().equals("iq"));
    }
}
