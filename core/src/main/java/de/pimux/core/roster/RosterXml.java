package de.pimux.core.roster;

import de.pimux.core.jid.Jid;
import de.pimux.core.roster.RosterEvent.ItemRemoved;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rosters as they stand on the wire (RFC 6121 §2.1). */
public final class RosterXml {
    public static final String NAMESPACE = "jabber:iq:roster";

    private RosterXml() {}

    /** What every interested client is told of an event (RFC 6121 §2.1.6), or null if it changes no item. */
    public static @Nullable Element push(RosterEvent event) {
        if (event instanceof ItemSet set) return push(item(set.item()), set.version());
        if (event instanceof ItemRemoved removed) return push(removal(removed.jid()), removed.version());
        return null;
    }

    /** The pushes of these events, in their order. */
    public static List<Element> pushes(List<RosterEvent> events) {
        return events.stream().map(RosterXml::push).flatMap(Stream::ofNullable).toList();
    }

    static Element push(Element item, long version) {
        return query(version).toBuilder().add(item).build();
    }

    static Element query(long version) {
        return Element.of(NAMESPACE, "query").with("ver", Long.toString(version));
    }

    /** An item as it stands in a result. */
    public static Element item(RosterItem item) {
        ElementBuilder element = Element.builder(NAMESPACE, "item")
                .attribute("jid", item.jid().text())
                .attribute("subscription", item.subscription().wire());
        if (!item.name().isEmpty()) element.attribute("name", item.name());
        if (item.ask()) element.attribute("ask", "subscribe");
        if (item.approved()) element.attribute("approved", "true");
        item.groups().forEach(group -> element.textChild(NAMESPACE, "group", group));
        return element.build();
    }

    static Element removal(Jid contact) {
        return Element.builder(NAMESPACE, "item")
                .attribute("jid", contact.text())
                .attribute("subscription", "remove")
                .build();
    }
}
