package de.pimux.core.stanza;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import org.jspecify.annotations.Nullable;

/** A request, or the answer to one (RFC 6120 §8.2.3). */
public record Iq(
        Element element, @Nullable Jid from, @Nullable Jid to, Type type) implements Stanza {
    /** RFC 6120 §8.2.3. */
    public enum Type {
        GET("get"),
        SET("set"),
        RESULT("result"),
        ERROR("error");

        private final String wire;

        Type(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    /** @throws StanzaException with {@code bad-request} for an IQ without id, of no known type, or a request that does not hold exactly one child */
    public static Iq of(Element element) throws StanzaException {
        Iq iq = new Iq(
                element,
                Addresses.read(element, "from"),
                Addresses.read(element, "to"),
                type(element.attribute("type")));
        if (iq.id() == null) throw new StanzaException(Condition.BAD_REQUEST);
        if (iq.isRequest() && element.elements().size() != 1) throw new StanzaException(Condition.BAD_REQUEST);
        return iq;
    }

    private static Type type(@Nullable String wire) throws StanzaException {
        for (Type type : Type.values()) if (type.wire.equals(wire)) return type;
        throw new StanzaException(Condition.BAD_REQUEST);
    }

    /** A request of the server's own. */
    public static Iq request(Type type, String id, @Nullable Jid from, @Nullable Jid to, Element payload) {
        Element element = Element.builder(CLIENT, "iq")
                .attribute("type", type.wire())
                .attribute("id", id)
                .add(payload)
                .build();
        return new Iq(element, null, null, type).withFrom(from).withTo(to);
    }

    public boolean isRequest() {
        return type == Type.GET || type == Type.SET;
    }

    public boolean isGet() {
        return type == Type.GET;
    }

    public boolean isSet() {
        return type == Type.SET;
    }

    /** What a request asks for. A result may have none. */
    public @Nullable Element payload() {
        return element.firstElement();
    }

    /** The only child of a request, which {@link #of} has made sure of. */
    public Element requested() {
        Element payload = element.firstElement();
        if (payload == null) throw new IllegalStateException("not a request");
        return payload;
    }

    /** An empty answer to this request. */
    public Iq result() {
        Element answer = Element.builder(CLIENT, "iq")
                .attribute("type", "result")
                .attribute("id", id())
                .build();
        return new Iq(answer, null, null, Type.RESULT).withFrom(to).withTo(from);
    }

    public Iq result(Element payload) {
        Iq empty = result();
        return empty.withElement(empty.element().with(payload));
    }

    @Override
    public boolean isError() {
        return type == Type.ERROR;
    }

    @Override
    public Iq withFrom(@Nullable Jid sender) {
        return new Iq(Addresses.write(element, "from", sender), sender, to, type);
    }

    @Override
    public Iq withTo(@Nullable Jid recipient) {
        return new Iq(Addresses.write(element, "to", recipient), from, recipient, type);
    }

    @Override
    public Iq withElement(Element other) {
        return new Iq(other, from, to, type);
    }

    @Override
    public String toString() {
        return "Iq[" + type.wire + "]";
    }
}
