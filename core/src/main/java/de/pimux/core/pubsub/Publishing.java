package de.pimux.core.pubsub;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.pubsub.PubsubEvent.ItemPublished;
import de.pimux.core.pubsub.PubsubEvent.ItemRetracted;
import de.pimux.core.pubsub.PubsubEvent.NodeCreated;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a publisher does with items (XEP-0060 §7). */
final class Publishing {
    private Publishing() {}

    static Change publish(PubsubRequest request) throws StanzaException {
        request.asker().owns();
        String name = PubsubXml.node(request.action());
        LeafNode node = request.nodes().get(name);
        if (node != null) checkPreconditions(request, node);
        NodeConfig config = node == null ? newConfig(request) : node.config();
        return publish(request.nodes(), name, config, item(request, config), request.limits());
    }

    /**
     * @param ifNew how a node is set up that isn't there yet
     * @param item null for a node that neither stores nor delivers any
     */
    static Change publish(Nodes nodes, String name, NodeConfig ifNew, @Nullable Item item, NodeLimits limits)
            throws StanzaException {
        LeafNode old = nodes.get(name);
        LeafNode node = old == null ? LeafNode.of(name, ifNew) : old;
        List<PubsubEvent> events = new ArrayList<>();
        if (old == null) {
            NodeManagement.checkRoom(nodes, limits);
            events.add(new NodeCreated(name, ifNew));
        }
        if (item != null && node.config().persistsItems()) events.add(stored(nodes, node, item, limits));
        return new Change(events, List.of(), answer(node, item)).telling(Notice.published(node, item));
    }

    private static @Nullable Item item(PubsubRequest request, NodeConfig config) throws StanzaException {
        Element element = itemElement(request.action());
        boolean hasItems = config.persistsItems() || config.flag(NodeOption.DELIVER_PAYLOADS);
        if (element == null && hasItems) throw PubsubXml.refusal(Condition.BAD_REQUEST, "item-required");
        if (element != null && !hasItems) throw PubsubXml.refusal(Condition.BAD_REQUEST, "item-forbidden");
        return element == null ? null : item(request, config, element);
    }

    private static @Nullable Element itemElement(Element publish) throws StanzaException {
        List<Element> items = publish.elements();
        if (items.isEmpty()) return null;
        if (items.size() > 1 || !items.get(0).is(PubsubXml.NAMESPACE, "item"))
            throw new StanzaException(Condition.BAD_REQUEST); // XEP-0060 §7.1.1: no batches any more
        return items.get(0);
    }

    private static Item item(PubsubRequest request, NodeConfig config, Element element) throws StanzaException {
        List<Element> payloads = element.elements();
        if (payloads.size() > 1) throw PubsubXml.refusal(Condition.BAD_REQUEST, "invalid-payload");
        if (payloads.isEmpty() && config.flag(NodeOption.DELIVER_PAYLOADS))
            throw PubsubXml.refusal(Condition.BAD_REQUEST, "payload-required");
        String stated = element.attribute("id");
        String id = stated == null || stated.isEmpty() ? request.names().get() : PubsubXml.checked(stated);
        return Item.of(id, payloads.isEmpty() ? null : payloads.get(0), request.now());
    }

    private static ItemPublished stored(Nodes nodes, LeafNode node, Item item, NodeLimits limits)
            throws StanzaException {
        if (item.bytes() > limits.maxItemBytes()) throw PubsubXml.refusal(Condition.NOT_ACCEPTABLE, "payload-too-big");
        int keep = node.config().maxItems(limits.maxItems());
        long others = nodes.bytes() - node.bytes();
        if (others + node.with(item, keep).bytes() > limits.maxBytes())
            throw new StanzaException(Condition.RESOURCE_CONSTRAINT);
        return new ItemPublished(node.name(), item.id(), item.payload(), item.at(), keep);
    }

    private static Element answer(LeafNode node, @Nullable Item item) {
        Element publish = Element.of(PubsubXml.NAMESPACE, "publish").with("node", node.name());
        return PubsubXml.pubsub(
                PubsubXml.NAMESPACE, item == null ? publish : publish.with(item.element(PubsubXml.NAMESPACE, false)));
    }

    /** XEP-0060 §7.1.5: a new node is as the preconditions want it. */
    private static NodeConfig newConfig(PubsubRequest request) throws StanzaException {
        DataForm options = options(request);
        if (options == null) return NodeConfig.DEFAULT;
        if (!NodeConfig.knowsAll(options)) throw PubsubXml.refusal(Condition.CONFLICT, "precondition-not-met");
        return NodeConfig.DEFAULT.changed(options, request.limits().maxItems());
    }

    private static void checkPreconditions(PubsubRequest request, LeafNode node) throws StanzaException {
        DataForm options = options(request);
        if (options != null && !node.config().meets(options))
            throw PubsubXml.refusal(Condition.CONFLICT, "precondition-not-met");
    }

    private static @Nullable DataForm options(PubsubRequest request) throws StanzaException {
        Element options = request.pubsub().child(PubsubXml.NAMESPACE, "publish-options");
        return options == null ? null : PubsubXml.submitted(options, PubsubXml.PUBLISH_OPTIONS);
    }

    static Change retract(PubsubRequest request) throws StanzaException {
        LeafNode node = request.asker().owns(request.nodes(), PubsubXml.node(request.action()));
        List<Element> items = request.action().elements();
        String id = items.size() == 1 ? items.get(0).attribute("id") : null;
        if (id == null) throw PubsubXml.refusal(Condition.BAD_REQUEST, "item-required");
        if (node.item(id) == null) throw new StanzaException(Condition.ITEM_NOT_FOUND);
        Change retracted = Change.of(new ItemRetracted(node.name(), id));
        return wantsNotice(request.action()) || node.config().flag(NodeOption.NOTIFY_RETRACT)
                ? retracted.telling(Notice.retracted(node, id))
                : retracted;
    }

    private static boolean wantsNotice(Element retract) {
        String notify = retract.attribute("notify");
        return "true".equals(notify) || "1".equals(notify);
    }
}
