package de.pimux.actors.extension.pep;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.extension.DiscoNodes;
import de.pimux.actors.extension.Identity;
import de.pimux.core.pubsub.Asker;
import de.pimux.core.pubsub.LeafNode;
import de.pimux.core.pubsub.NodeOption;
import de.pimux.core.pubsub.PubsubXml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How nodes and items are found by those who may read them (XEP-0060 §5.2 to §5.5). */
final class PublishedNodes implements DiscoNodes {
    /** Items of a node; the others are found by reading it, page by page. */
    private static final int MOST_LISTED = 500;

    @Override
    public @Nullable Info info(String name, Asking asking) {
        LeafNode node = readable(name, asking);
        return node == null
                ? null
                : new Info(
                        new Identity("pubsub", "leaf", node.config().value(NodeOption.TITLE)),
                        List.of(PubsubXml.NAMESPACE));
    }

    @Override
    public @Nullable List<Item> items(String name, Asking asking) {
        LeafNode node = readable(name, asking);
        return node == null
                ? null
                : node.items().stream()
                        .limit(MOST_LISTED)
                        .map(item -> new Item(asking.account().jid(), null, item.id()))
                        .toList();
    }

    private static @Nullable LeafNode readable(String name, Asking asking) {
        LeafNode node = asking.account().state().nodes().get(name);
        return node != null && asker(asking).mayRead(node) ? node : null;
    }

    @Override
    public List<Item> roots(Asking asking) {
        return asker(asking).readable(asking.account().state().nodes()).stream()
                .map(node -> new Item(asking.account().jid(), node.name(), title(node)))
                .toList();
    }

    private static @Nullable String title(LeafNode node) {
        String title = node.config().value(NodeOption.TITLE);
        return title.isEmpty() ? null : title;
    }

    private static Asker asker(Asking asking) {
        AccountContext account = asking.account();
        return Asker.of(asking.from(), account.jid(), account.state().roster());
    }
}
