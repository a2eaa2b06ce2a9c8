package de.pimux.core.blocking;

import de.pimux.core.jid.Jid;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.List;

/** Block lists as they stand on the wire (XEP-0191). */
public final class BlockXml {
    private BlockXml() {}

    /** The answer to the request for the list. */
    public static Element blockList(BlockList list) {
        return items("blocklist", list.sorted());
    }

    static Element items(String name, List<Jid> jids) {
        ElementBuilder element = Element.builder(Blocking.NAMESPACE, name);
        for (Jid jid : jids) element.add(Element.of(Blocking.NAMESPACE, "item").with("jid", jid.text()));
        return element.build();
    }
}
