package de.pimux.core.stanza;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import org.jspecify.annotations.Nullable;

/** A presence stanza (RFC 6121 §3 and §4). */
public record Presence(
        Element element, @Nullable Jid from, @Nullable Jid to, Type type) implements Stanza {
    /** RFC 6121 §4.7.1; {@link #AVAILABLE} is the absence of a type. */
    public enum Type {
        AVAILABLE(""),
        UNAVAILABLE("unavailable"),
        SUBSCRIBE("subscribe"),
        SUBSCRIBED("subscribed"),
        UNSUBSCRIBE("unsubscribe"),
        UNSUBSCRIBED("unsubscribed"),
        PROBE("probe"),
        ERROR("error");

        private final String wire;

        Type(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }

        /** Whether it manages a subscription (RFC 6121 §3). */
        public boolean isSubscription() {
            return this == SUBSCRIBE || this == SUBSCRIBED || this == UNSUBSCRIBE || this == UNSUBSCRIBED;
        }
    }

    public static Presence of(Element element) throws StanzaException {
        return new Presence(
                element,
                Addresses.read(element, "from"),
                Addresses.read(element, "to"),
                type(element.attribute("type")));
    }

    /** A presence without content. */
    public static Presence of(Type type, @Nullable Jid from, @Nullable Jid to) {
        Element element = Element.of(CLIENT, "presence").with("type", type == Type.AVAILABLE ? null : type.wire());
        return new Presence(element, null, null, type).withFrom(from).withTo(to);
    }

    private static Type type(@Nullable String wire) throws StanzaException {
        if (wire == null) return Type.AVAILABLE;
        for (Type type : Type.values()) if (!type.wire.isEmpty() && type.wire.equals(wire)) return type;
        throw new StanzaException(Condition.BAD_REQUEST);
    }

    /** RFC 6121 §4.7.2.3: -128 to 127, 0 where none is given or what is given is no such number. */
    public int priority() {
        String text = element.childText(CLIENT, "priority");
        if (text == null) return 0;
        try {
            return Byte.parseByte(text.strip());
        } catch (NumberFormatException outOfRange) {
            return 0;
        }
    }

    @Override
    public boolean isError() {
        return type == Type.ERROR;
    }

    @Override
    public Presence withFrom(@Nullable Jid sender) {
        return new Presence(Addresses.write(element, "from", sender), sender, to, type);
    }

    @Override
    public Presence withTo(@Nullable Jid recipient) {
        return new Presence(Addresses.write(element, "to", recipient), from, recipient, type);
    }

    @Override
    public Presence withElement(Element other) {
        return new Presence(other, from, to, type);
    }

    @Override
    public String toString() {
        return "Presence[" + type.wire + "]";
    }
}
