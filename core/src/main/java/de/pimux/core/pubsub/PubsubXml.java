package de.pimux.core.pubsub;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import de.pimux.xml.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of XEP-0060, and what its requests have in common. */
public final class PubsubXml {
    public static final String NAMESPACE = "http://jabber.org/protocol/pubsub";
    public static final String OWNER = NAMESPACE + "#owner";
    public static final String EVENT = NAMESPACE + "#event";
    static final String ERRORS = NAMESPACE + "#errors";
    static final String NODE_CONFIG = NAMESPACE + "#node_config";
    static final String PUBLISH_OPTIONS = NAMESPACE + "#publish-options";

    /** Bytes of UTF-8 of the name of a node and of the id of an item, as of any part of an address (RFC 7622 §3.1). */
    static final int MAX_NAME_BYTES = 1_023;

    private PubsubXml() {}

    static Element pubsub(String namespace, Node child) {
        return Element.of(namespace, "pubsub").with(child);
    }

    static Element items(String namespace, String node, List<Element> items) {
        return Element.builder(namespace, "items")
                .attribute("node", node)
                .addAll(items)
                .build();
    }

    /** The error with a condition of its own beside (XEP-0060 §16.7). */
    static StanzaException refusal(Condition condition, String own) {
        return new StanzaException(StanzaError.of(condition).withApplication(Element.of(ERRORS, own)));
    }

    /** XEP-0060 §16.7: names what there is not. */
    static StanzaException unsupported(String feature) {
        return new StanzaException(StanzaError.of(Condition.FEATURE_NOT_IMPLEMENTED)
                .withApplication(Element.of(ERRORS, "unsupported").with("feature", feature)));
    }

    /**
     * The node that a request is about.
     *
     * @throws StanzaException {@code bad-request} where none is named, {@code not-acceptable} where the name is too long
     */
    static String node(Element request) throws StanzaException {
        String node = request.attribute("node");
        if (node == null || node.isEmpty()) throw refusal(Condition.BAD_REQUEST, "nodeid-required");
        return checked(node);
    }

    static String checked(String name) throws StanzaException {
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES)
            throw new StanzaException(Condition.NOT_ACCEPTABLE);
        return name;
    }

    /**
     * The form of a request that is for this purpose; null if there is none, or if it says no more than that it was
     * cancelled.
     *
     * @throws StanzaException {@code bad-request} for a form that can't be read or is for something else
     */
    static @Nullable DataForm submitted(Element parent, String formType) throws StanzaException {
        Element x = parent.child(DataForm.NAMESPACE, "x");
        if (x == null) return null;
        DataForm form = DataForm.read(x);
        if (form.type() == DataForm.Type.CANCEL) return null;
        if (form.type() != DataForm.Type.SUBMIT || !formType.equals(form.formType()))
            throw new StanzaException(Condition.BAD_REQUEST);
        return form;
    }
}
