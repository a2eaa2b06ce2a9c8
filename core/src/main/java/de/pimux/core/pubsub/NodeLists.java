package de.pimux.core.pubsub;

import de.pimux.core.jid.Jid;
import de.pimux.core.pubsub.PubsubEvent.AffiliationSet;
import de.pimux.core.pubsub.PubsubEvent.Unsubscribed;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.ArrayList;
import java.util.List;

/** Who has to do with a node, as its owner sees and changes it (XEP-0060 §8.8 and §8.9). */
final class NodeLists {
    private NodeLists() {}

    static Change affiliations(PubsubRequest request) throws StanzaException {
        LeafNode node = request.asker().owns(request.nodes(), PubsubXml.node(request.action()));
        ElementBuilder list = Element.builder(PubsubXml.OWNER, "affiliations").attribute("node", node.name());
        list.add(affiliation(request.asker().jid().bare(), "owner"));
        node.sortedAffiliations().forEach((jid, affiliation) -> list.add(affiliation(jid, affiliation.wire())));
        return Change.answer(PubsubXml.pubsub(PubsubXml.OWNER, list.build()));
    }

    static Element affiliation(Jid jid, String affiliation) {
        return Element.of(PubsubXml.OWNER, "affiliation")
                .with("jid", jid.text())
                .with("affiliation", affiliation);
    }

    static Change setAffiliations(PubsubRequest request) throws StanzaException {
        LeafNode node = request.asker().owns(request.nodes(), PubsubXml.node(request.action()));
        List<PubsubEvent> events = new ArrayList<>();
        int added = 0;
        for (Element one : request.action().elements()) {
            Jid jid = jid(one).bare();
            String wanted = one.attribute("affiliation");
            if (wanted == null) continue; // §8.9.2.1: stays as it is
            if (jid.sameBare(request.asker().jid())) throw new StanzaException(Condition.NOT_ACCEPTABLE);
            Affiliation affiliation = Affiliation.parse(wanted);
            if (affiliation == null) throw new StanzaException(Condition.NOT_ACCEPTABLE);
            if (affiliation == node.affiliation(jid)) continue;
            events.add(new AffiliationSet(node.name(), jid, affiliation));
            if (affiliation != Affiliation.NONE) added++;
        }
        if (added > 0 && node.affiliations().size() + added > NodeLimits.MAX_AFFILIATIONS)
            throw new StanzaException(Condition.RESOURCE_CONSTRAINT);
        return new Change(events, List.of(), null);
    }

    static Change subscriptions(PubsubRequest request) throws StanzaException {
        LeafNode node = request.asker().owns(request.nodes(), PubsubXml.node(request.action()));
        ElementBuilder list = Element.builder(PubsubXml.OWNER, "subscriptions").attribute("node", node.name());
        for (Jid subscriber : node.subscribers()) list.add(Subscribing.subscription(PubsubXml.OWNER, subscriber));
        return Change.answer(PubsubXml.pubsub(PubsubXml.OWNER, list.build()));
    }

    /** An owner may end a subscription, but subscribes nobody else. */
    static Change endSubscriptions(PubsubRequest request) throws StanzaException {
        LeafNode node = request.asker().owns(request.nodes(), PubsubXml.node(request.action()));
        List<PubsubEvent> events = new ArrayList<>();
        for (Element one : request.action().elements()) {
            Jid jid = jid(one);
            boolean isSubscribed = node.subscribers().contains(jid);
            String wanted = one.attribute("subscription");
            if (wanted == null || wanted.equals(isSubscribed ? "subscribed" : "none")) continue;
            if (!wanted.equals("none")) throw new StanzaException(Condition.NOT_ACCEPTABLE);
            events.add(new Unsubscribed(node.name(), jid));
        }
        return new Change(events, List.of(), null);
    }

    private static Jid jid(Element entry) throws StanzaException {
        String text = entry.attribute("jid");
        if (text == null) throw new StanzaException(Condition.BAD_REQUEST);
        Jid jid = Jid.parse(text);
        if (jid == null) throw new StanzaException(Condition.JID_MALFORMED);
        return jid;
    }
}
