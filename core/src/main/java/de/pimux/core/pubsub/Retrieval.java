package de.pimux.core.pubsub;

import de.pimux.core.resultset.PageRequest;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody may read of the nodes of an account (XEP-0060 §5.6, §5.7, §6.5). */
final class Retrieval {
    private Retrieval() {}

    static Change items(PubsubRequest request) throws StanzaException {
        LeafNode node = request.asker().reads(request.nodes(), PubsubXml.node(request.action()));
        ItemPage page = ItemPage.of(wanted(node, request.action()), PageRequest.of(request.pubsub()), request.limits());
        ElementBuilder pubsub = Element.builder(PubsubXml.NAMESPACE, "pubsub")
                .add(PubsubXml.items(PubsubXml.NAMESPACE, node.name(), page.elements()));
        if (!page.isAll() || request.pubsub().has(PageRequest.NAMESPACE, "set"))
            pubsub.add(page.info().element());
        return Change.answer(pubsub.build());
    }

    private static List<Item> wanted(LeafNode node, Element items) throws StanzaException {
        if (!items.elements().isEmpty()) return named(node, items.elements());
        int most = number(items.attribute("max_items"));
        List<Item> all = node.items();
        return most < all.size() ? all.subList(all.size() - most, all.size()) : all;
    }

    private static List<Item> named(LeafNode node, List<Element> wanted) throws StanzaException {
        Map<String, Item> all = new HashMap<>();
        for (Item item : node.items()) all.put(item.id(), item);
        List<Item> found = new ArrayList<>();
        for (Element one : wanted) {
            String id = one.attribute("id");
            if (id == null) throw new StanzaException(Condition.BAD_REQUEST);
            Item item = all.remove(id); // each once
            if (item != null) found.add(item);
        }
        return found;
    }

    private static int number(@Nullable String text) throws StanzaException {
        if (text == null) return Integer.MAX_VALUE;
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0) return number;
        } catch (NumberFormatException noNumber) {
            // as one that is out of range
        }
        throw new StanzaException(Condition.BAD_REQUEST);
    }

    /** The explicit subscriptions of whoever asks, whatever the resource. */
    static Change subscriptions(PubsubRequest request) throws StanzaException {
        ElementBuilder list = Element.builder(PubsubXml.NAMESPACE, "subscriptions");
        for (LeafNode node : asked(request, list))
            node.subscribers().stream()
                    .filter(request.asker().jid()::sameBare)
                    .forEach(jid -> list.add(
                            Subscribing.subscription(PubsubXml.NAMESPACE, jid).with("node", node.name())));
        return answer(request, list.build());
    }

    /** What whoever asks is to the nodes. */
    static Change affiliations(PubsubRequest request) throws StanzaException {
        ElementBuilder list = Element.builder(PubsubXml.NAMESPACE, "affiliations");
        for (LeafNode node : asked(request, list)) {
            Affiliation affiliation = node.affiliation(request.asker().jid());
            if (request.asker().isOwner() || affiliation != Affiliation.NONE)
                list.add(Element.of(PubsubXml.NAMESPACE, "affiliation")
                        .with("node", node.name())
                        .with("affiliation", request.asker().isOwner() ? "owner" : affiliation.wire()));
        }
        return answer(request, list.build());
    }

    private static List<LeafNode> asked(PubsubRequest request, ElementBuilder list) {
        String name = request.action().attribute("node");
        list.attribute("node", name);
        if (name == null) return List.copyOf(request.nodes().all());
        LeafNode node = request.nodes().get(name);
        return node == null ? List.of() : List.of(node);
    }

    /** A stranger of whom nothing is known gets the answer of an account that isn't there. */
    private static Change answer(PubsubRequest request, Element list) throws StanzaException {
        if (list.children().isEmpty()) request.asker().knows();
        return Change.answer(PubsubXml.pubsub(PubsubXml.NAMESPACE, list));
    }
}
