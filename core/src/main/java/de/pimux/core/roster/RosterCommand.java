package de.pimux.core.roster;

import de.pimux.core.Decision;
import de.pimux.core.jid.Jid;
import de.pimux.core.roster.RosterEvent.ItemRemoved;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterEvent.RequestSettled;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client asks of its own roster (RFC 6121 §2.3 to §2.5). */
public sealed interface RosterCommand {
    Jid jid();

    /** What happens, without the presence that {@link Roster#farewellTo} adds to a removal. */
    Decision<RosterEvent> decide(Roster roster, Jid owner, RosterLimits limits);

    /** Names and groups a contact. What only a server may set is left as it is (RFC 6121 §2.1.2). */
    record SetItem(Jid jid, String name, List<String> groups) implements RosterCommand {
        @Override
        public Decision<RosterEvent> decide(Roster roster, Jid owner, RosterLimits limits) {
            Condition wrong = violation(owner, limits);
            if (wrong != null) return Decision.refuse(wrong);
            RosterItem old = roster.item(jid);
            if (old == null && roster.size() >= limits.maxItems())
                return Decision.refuse(Condition.RESOURCE_CONSTRAINT);
            RosterItem item = (old == null ? RosterItem.of(jid) : old).named(name, groups);
            return item.equals(old) ? Decision.accept() : Decision.accept(new ItemSet(item, roster.version() + 1));
        }

        /** RFC 6121 §2.3.3. */
        private @Nullable Condition violation(Jid owner, RosterLimits limits) {
            if (jid.sameBare(owner)) return Condition.NOT_ALLOWED;
            if (new HashSet<>(groups).size() < groups.size()) return Condition.BAD_REQUEST;
            if (bytes(name) > limits.maxNameBytes() || groups.size() > limits.maxGroups())
                return Condition.NOT_ACCEPTABLE;
            for (String group : groups)
                if (group.isEmpty() || bytes(group) > limits.maxGroupBytes()) return Condition.NOT_ACCEPTABLE;
            return null;
        }

        private static int bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** Forgets a contact, and what it asked for. */
    record RemoveItem(Jid jid) implements RosterCommand {
        @Override
        public Decision<RosterEvent> decide(Roster roster, Jid owner, RosterLimits limits) {
            if (roster.item(jid) == null) return Decision.refuse(Condition.ITEM_NOT_FOUND); // RFC 6121 §2.5.3
            List<RosterEvent> events = new ArrayList<>();
            if (roster.request(jid) != null) events.add(new RequestSettled(jid));
            events.add(new ItemRemoved(jid, roster.version() + 1));
            return Decision.accept(events);
        }
    }

    /**
     * Reads the query of a roster set.
     *
     * @throws StanzaException {@code bad-request} unless it holds exactly one item, with an address that is one
     */
    static RosterCommand read(Element query) throws StanzaException {
        List<Element> items = query.elements();
        if (items.size() != 1 || !items.get(0).is(RosterXml.NAMESPACE, "item")) throw badRequest();
        Element item = items.get(0);
        Jid jid = jid(item);
        if ("remove".equals(item.attribute("subscription"))) return new RemoveItem(jid);
        String name = item.attribute("name");
        List<String> groups = item.elements().stream()
                .filter(child -> child.is(RosterXml.NAMESPACE, "group"))
                .map(Element::text)
                .toList();
        return new SetItem(jid, name == null ? "" : name, groups);
    }

    /** Subscriptions are between bare addresses (RFC 6121 §3.1.1), so a resourcepart would only mislead. */
    private static Jid jid(Element item) throws StanzaException {
        String text = item.attribute("jid");
        if (text == null) throw badRequest();
        Jid jid = Jid.parse(text);
        if (jid == null) throw new StanzaException(Condition.JID_MALFORMED);
        return jid.bare();
    }

    private static StanzaException badRequest() {
        return new StanzaException(Condition.BAD_REQUEST);
    }
}
