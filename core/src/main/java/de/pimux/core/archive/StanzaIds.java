package de.pimux.core.archive;

import de.pimux.core.jid.Jid;
import de.pimux.xml.Element;
import de.pimux.xml.Node;
import java.util.List;

/** Unique and stable stanza ids (XEP-0359). */
public final class StanzaIds {
    public static final String NAMESPACE = "urn:xmpp:sid:0";

    private StanzaIds() {}

    /** The id that this entity gave a stanza, which must have none of this entity's yet. */
    public static Element element(Jid by, String id) {
        return Element.builder(NAMESPACE, "stanza-id")
                .attribute("by", by.text())
                .attribute("id", id)
                .build();
    }

    /** The stanza without ids that claim to be this entity's (XEP-0359 §3, rule 2), whoever wrote them. */
    public static Element withoutForged(Element stanza, Jid by) {
        for (Node child : stanza.children())
            if (isForged(child, by)) {
                List<Node> genuine = stanza.children().stream()
                        .filter(other -> !isForged(other, by))
                        .toList();
                return stanza.withChildren(genuine);
            }
        return stanza;
    }

    private static boolean isForged(Node node, Jid by) {
        if (!(node instanceof Element element) || !element.is(NAMESPACE, "stanza-id")) return false;
        String claimed = element.attribute("by");
        return claimed != null && by.equals(Jid.parse(claimed));
    }
}
