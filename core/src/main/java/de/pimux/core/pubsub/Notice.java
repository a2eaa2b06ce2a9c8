package de.pimux.core.pubsub;

import de.pimux.core.jid.Jid;
import de.pimux.core.offline.Delay;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Stanza;
import de.pimux.xml.Element;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers of a node hear of.
 *
 * @param node as it is when they hear of it; one that was deleted, as it was
 * @param event the {@code <event/>}
 * @param only the one who hears of it; null for everybody who is subscribed, explicitly or by presence
 * @param at when it happened, if it is told later (XEP-0203)
 */
public record Notice(
        LeafNode node,
        Element event,
        @Nullable Jid only,
        @Nullable Instant at) {
    private Notice(LeafNode node, Element event) {
        this(node, event, null, null);
    }

    /** @param item null for a notification without even an item (XEP-0060 §4.3) */
    static Notice published(LeafNode node, @Nullable Item item) {
        Element items = Element.of(PubsubXml.EVENT, "items").with("node", node.name());
        boolean withPayload = node.config().flag(NodeOption.DELIVER_PAYLOADS);
        return new Notice(node, event(item == null ? items : items.with(item.element(PubsubXml.EVENT, withPayload))));
    }

    static Notice retracted(LeafNode node, String id) {
        Element retract = Element.of(PubsubXml.EVENT, "retract").with("id", id);
        return new Notice(
                node,
                event(Element.of(PubsubXml.EVENT, "items")
                        .with("node", node.name())
                        .with(retract)));
    }

    /** @param what {@code purge} or {@code delete} */
    static Notice ended(LeafNode node, String what) {
        return new Notice(node, event(Element.of(PubsubXml.EVENT, what).with("node", node.name())));
    }

    /** What was published last, for one who has missed it. */
    public static Notice last(LeafNode node, Item item, Jid subscriber) {
        return new Notice(node, published(node, item).event(), subscriber, item.at());
    }

    /** From the owner, never worth keeping (XEP-0060 §12.5). */
    public Message message(Jid owner, Jid to) {
        Element message = Element.builder(Stanza.CLIENT, "message")
                .attribute("type", Message.Type.HEADLINE.wire())
                .add(event)
                .build();
        Element stamped = at == null ? message : message.with(Delay.element(owner.domain(), at));
        return new Message(stamped, null, null, Message.Type.HEADLINE)
                .withFrom(owner)
                .withTo(to);
    }

    private static Element event(Element child) {
        return Element.of(PubsubXml.EVENT, "event").with(child);
    }

    @Override
    public String toString() {
        return "Notice";
    }
}
