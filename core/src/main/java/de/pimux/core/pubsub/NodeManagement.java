package de.pimux.core.pubsub;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.pubsub.PubsubEvent.NodeConfigured;
import de.pimux.core.pubsub.PubsubEvent.NodeCreated;
import de.pimux.core.pubsub.PubsubEvent.NodeDeleted;
import de.pimux.core.pubsub.PubsubEvent.NodePurged;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import org.jspecify.annotations.Nullable;

/** What an owner does with nodes (XEP-0060 §8.1 to §8.5). */
final class NodeManagement {
    private NodeManagement() {}

    static Change create(PubsubRequest request) throws StanzaException {
        request.asker().owns();
        String stated = request.action().attribute("node");
        String name = stated == null || stated.isEmpty() ? request.names().get() : PubsubXml.checked(stated);
        if (request.nodes().get(name) != null) throw new StanzaException(Condition.CONFLICT);
        checkRoom(request.nodes(), request.limits());
        Change created = Change.of(new NodeCreated(name, firstConfig(request)));
        return !name.equals(stated)
                ? created.answering(PubsubXml.pubsub(
                        PubsubXml.NAMESPACE,
                        Element.of(PubsubXml.NAMESPACE, "create").with("node", name)))
                : created;
    }

    /** @throws StanzaException if the account has as many nodes as it may have */
    static void checkRoom(Nodes nodes, NodeLimits limits) throws StanzaException {
        if (nodes.all().size() >= limits.maxNodes()) throw PubsubXml.refusal(Condition.CONFLICT, "max-nodes-exceeded");
    }

    private static NodeConfig firstConfig(PubsubRequest request) throws StanzaException {
        Element configure = request.pubsub().child(PubsubXml.NAMESPACE, "configure");
        if (configure == null) return NodeConfig.DEFAULT;
        if (configure.attribute("node") != null) throw new StanzaException(Condition.BAD_REQUEST); // §8.1.3
        DataForm form = PubsubXml.submitted(configure, PubsubXml.NODE_CONFIG);
        return form == null
                ? NodeConfig.DEFAULT
                : NodeConfig.DEFAULT.changed(form, request.limits().maxItems());
    }

    static Change configForm(PubsubRequest request) throws StanzaException {
        LeafNode node = request.asker().owns(request.nodes(), PubsubXml.node(request.action()));
        return Change.answer(form("configure", node.name(), node.config()));
    }

    static Change defaultForm(PubsubRequest request) throws StanzaException {
        request.asker().owns();
        return Change.answer(form("default", null, NodeConfig.DEFAULT));
    }

    private static Element form(String name, @Nullable String node, NodeConfig config) {
        return PubsubXml.pubsub(
                PubsubXml.OWNER,
                Element.of(PubsubXml.OWNER, name).with("node", node).with(config.form()));
    }

    static Change configure(PubsubRequest request) throws StanzaException {
        LeafNode node = request.asker().owns(request.nodes(), PubsubXml.node(request.action()));
        if (!request.action().has(DataForm.NAMESPACE, "x")) throw new StanzaException(Condition.BAD_REQUEST);
        DataForm form = PubsubXml.submitted(request.action(), PubsubXml.NODE_CONFIG);
        if (form == null) return Change.NONE;
        NodeConfig config = node.config().changed(form, request.limits().maxItems());
        return config.equals(node.config()) ? Change.NONE : Change.of(new NodeConfigured(node.name(), config));
    }

    static Change delete(PubsubRequest request) throws StanzaException {
        LeafNode node = request.asker().owns(request.nodes(), PubsubXml.node(request.action()));
        Change deleted = Change.of(new NodeDeleted(node.name()));
        return node.config().flag(NodeOption.NOTIFY_DELETE) ? deleted.telling(Notice.ended(node, "delete")) : deleted;
    }

    static Change purge(PubsubRequest request) throws StanzaException {
        LeafNode node = request.asker().owns(request.nodes(), PubsubXml.node(request.action()));
        if (!node.config().persistsItems()) throw PubsubXml.unsupported("persistent-items");
        Change purged = Change.of(new NodePurged(node.name()));
        return node.config().flag(NodeOption.NOTIFY_RETRACT) ? purged.telling(Notice.ended(node, "purge")) : purged;
    }
}
