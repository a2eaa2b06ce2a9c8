package de.pimux.core.stanza;

import de.pimux.core.jid.Jid;
import de.pimux.xml.Element;
import de.pimux.xml.Markup;
import org.jspecify.annotations.Nullable;

/**
 * A message stanza (RFC 6121 §5).
 *
 * @param content in writing for one that is only to be handed on
 */
public record Message(
        Markup content, @Nullable Jid from, @Nullable Jid to, Type type) implements Stanza {
    /** RFC 6121 §5.2.2. */
    public enum Type {
        CHAT("chat"),
        ERROR("error"),
        GROUPCHAT("groupchat"),
        HEADLINE("headline"),
        NORMAL("normal");

        private final String wire;

        Type(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }

        /** An unknown type is {@code normal}, as the RFC demands. */
        static Type of(@Nullable String wire) {
            for (Type type : values()) if (type.wire.equals(wire)) return type;
            return NORMAL;
        }
    }

    public static Message of(Element element) throws StanzaException {
        return new Message(
                element,
                Addresses.read(element, "from"),
                Addresses.read(element, "to"),
                Type.of(element.attribute("type")));
    }

    @Override
    public Element element() {
        return content.element();
    }

    public boolean hasBody() {
        return element().has(CLIENT, "body");
    }

    @Override
    public boolean isError() {
        return type == Type.ERROR;
    }

    @Override
    public Message withFrom(@Nullable Jid sender) {
        return new Message(Addresses.write(element(), "from", sender), sender, to, type);
    }

    @Override
    public Message withTo(@Nullable Jid recipient) {
        return new Message(Addresses.write(element(), "to", recipient), from, recipient, type);
    }

    @Override
    public Message withElement(Element other) {
        return with(other);
    }

    /** The same message, as a tree or in writing. */
    public Message with(Markup other) {
        return new Message(other, from, to, type);
    }

    @Override
    public String toString() {
        return "Message[" + type.wire + "]";
    }
}
