package de.pimux.core.pubsub;

import de.pimux.xml.Element;
import de.pimux.xml.XmlWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was published.
 *
 * @param payload null for an item that says no more than that it is there
 * @param at when
 * @param bytes of the payload, in UTF-8
 */
public record Item(String id, @Nullable Element payload, Instant at, int bytes) {
    static Item of(String id, @Nullable Element payload, Instant at) {
        int bytes = payload == null ? 0 : XmlWriter.written(payload, "").size();
        return new Item(id, payload, at, bytes);
    }

    /** On the wire, in a namespace of XEP-0060. */
    public Element element(String namespace, boolean withPayload) {
        Element item = Element.of(namespace, "item").with("id", id);
        return payload == null || !withPayload ? item : item.with(payload);
    }

    @Override
    public String toString() {
        return "Item[" + bytes + " bytes]";
    }
}
