package de.pimux.core.export;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.jid.Jid;
import de.pimux.core.pubsub.Affiliation;
import de.pimux.core.pubsub.Item;
import de.pimux.core.pubsub.LeafNode;
import de.pimux.core.pubsub.NodeConfig;
import de.pimux.core.pubsub.Nodes;
import de.pimux.core.pubsub.PubsubEvent;
import de.pimux.core.pubsub.PubsubEvent.AffiliationSet;
import de.pimux.core.pubsub.PubsubEvent.ItemPublished;
import de.pimux.core.pubsub.PubsubEvent.NodeCreated;
import de.pimux.core.pubsub.PubsubEvent.Subscribed;
import de.pimux.core.pubsub.PubsubXml;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Nodes in a document: how they are set up and for whom, and what lies there (XEP-0227 §4.9). */
final class NodesXml {
    private final Consumer<Element> unread;
    private final Map<String, NodeConfig> configs = new LinkedHashMap<>();
    private final List<PubsubEvent> affiliations = new ArrayList<>();
    private final List<PubsubEvent> subscriptions = new ArrayList<>();
    private final Map<String, List<Element>> items = new LinkedHashMap<>();

    /** @param unread is told of what can't be read */
    NodesXml(Consumer<Element> unread) {
        this.unread = unread;
    }

    static List<Element> elements(Nodes nodes) {
        if (nodes.isEmpty()) return List.of();
        ElementBuilder owner = Element.builder(PubsubXml.OWNER, "pubsub");
        ElementBuilder published = Element.builder(PubsubXml.NAMESPACE, "pubsub");
        for (LeafNode node : nodes.all()) {
            owner.add(of("configure", node).with(node.config().form()));
            if (!node.affiliations().isEmpty()) owner.add(affiliations(node));
            if (!node.subscribers().isEmpty()) owner.add(subscriptions(node));
            published.add(items(node));
        }
        return List.of(owner.build(), published.build());
    }

    private static Element of(String name, LeafNode node) {
        return Element.of(PubsubXml.OWNER, name).with("node", node.name());
    }

    private static Element affiliations(LeafNode node) {
        ElementBuilder list = of("affiliations", node).toBuilder();
        node.sortedAffiliations()
                .forEach((jid, affiliation) -> list.add(Element.of(PubsubXml.OWNER, "affiliation")
                        .with("jid", jid.text())
                        .with("affiliation", affiliation.wire())));
        return list.build();
    }

    private static Element subscriptions(LeafNode node) {
        ElementBuilder list = of("subscriptions", node).toBuilder();
        for (Jid jid : node.subscribers())
            list.add(Element.of(PubsubXml.OWNER, "subscription")
                    .with("jid", jid.text())
                    .with("subscription", "subscribed"));
        return list.build();
    }

    private static Element items(LeafNode node) {
        ElementBuilder list = Element.builder(PubsubXml.NAMESPACE, "items").attribute("node", node.name());
        for (Item item : node.items()) list.add(item.element(PubsubXml.NAMESPACE, true));
        return list.build();
    }

    /** Reads a {@code <pubsub/>} of the namespace for owners. */
    void addOwned(Element pubsub) {
        for (Element part : pubsub.elements()) {
            String node = part.attribute("node");
            Element form = part.child(DataForm.NAMESPACE, "x");
            if (node == null) unread.accept(part);
            else if (part.name().equals("configure") && form != null) configure(node, form);
            else if (part.name().equals("affiliations")) part.elements().forEach(one -> affiliation(node, one));
            else if (part.name().equals("subscriptions")) part.elements().forEach(one -> subscription(node, one));
            else unread.accept(part);
        }
    }

    private void configure(String node, Element form) {
        try {
            configs.put(node, NodeConfig.imported(form));
        } catch (StanzaException unreadable) {
            unread.accept(form);
        }
    }

    private void affiliation(String node, Element one) {
        Jid jid = jid(one);
        Affiliation affiliation = Affiliation.parse(one.attribute("affiliation"));
        if (jid != null && affiliation != null) affiliations.add(new AffiliationSet(node, jid.bare(), affiliation));
        else if (!"owner".equals(one.attribute("affiliation"))) unread.accept(one);
    }

    private void subscription(String node, Element one) {
        Jid jid = jid(one);
        if (jid != null && "subscribed".equals(one.attribute("subscription")))
            subscriptions.add(new Subscribed(node, jid));
        else unread.accept(one);
    }

    private static @Nullable Jid jid(Element one) {
        String text = one.attribute("jid");
        return text == null ? null : Jid.parse(text);
    }

    /** Reads a {@code <pubsub/>} with what was published. */
    void addPublished(Element pubsub) {
        for (Element part : pubsub.elements()) {
            String node = part.attribute("node");
            if (node == null || !part.is(PubsubXml.NAMESPACE, "items")) unread.accept(part);
            else items.computeIfAbsent(node, added -> new ArrayList<>()).addAll(part.elements());
        }
    }

    /**
     * What makes these nodes; the roster comes before. A node without a configuration is for its owner alone, because
     * nobody knows for whom it was.
     */
    List<PubsubEvent> events(Instant now) {
        for (String node : items.keySet()) configs.putIfAbsent(node, NodeConfig.PRIVATE);
        List<PubsubEvent> events = new ArrayList<>();
        configs.forEach((node, config) -> events.add(new NodeCreated(node, config)));
        events.addAll(affiliations);
        items.forEach((node, published) -> published.forEach(item -> publish(node, item, now, events)));
        events.addAll(subscriptions);
        return events;
    }

    private void publish(String node, Element item, Instant now, List<PubsubEvent> events) {
        String id = item.attribute("id");
        NodeConfig config = configs.get(node);
        if (id == null || config == null || !config.persistsItems()) unread.accept(item);
        else events.add(new ItemPublished(node, id, item.firstElement(), now, config.maxItems(Integer.MAX_VALUE)));
    }
}
