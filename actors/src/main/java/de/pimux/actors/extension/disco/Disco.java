package de.pimux.actors.extension.disco;

import de.pimux.actors.extension.DiscoNodes;
import de.pimux.actors.extension.Identity;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the answers of XEP-0030. */
final class Disco {
    static final String INFO = "http://jabber.org/protocol/disco#info";
    static final String ITEMS = "http://jabber.org/protocol/disco#items";

    private Disco() {}

    static Element info(Collection<Identity> identities, Collection<String> features, List<Element> forms) {
        ElementBuilder query = Element.builder(INFO, "query");
        for (Identity identity : identities)
            query.add(Element.of(INFO, "identity")
                    .with("category", identity.category())
                    .with("type", identity.type())
                    .with("name", identity.name().isEmpty() ? null : identity.name()));
        features.stream()
                .sorted()
                .forEach(feature -> query.add(Element.of(INFO, "feature").with("var", feature)));
        return query.addAll(forms).build();
    }

    static Element items(@Nullable String node, List<DiscoNodes.Item> items) {
        ElementBuilder query = Element.builder(ITEMS, "query").attribute("node", node);
        for (DiscoNodes.Item item : items)
            query.add(Element.of(ITEMS, "item")
                    .with("jid", item.jid().text())
                    .with("node", item.node())
                    .with("name", item.name()));
        return query.build();
    }
}
