package de.pimux.core.pubsub;

import de.pimux.core.jid.Jid;
import de.pimux.core.pubsub.PubsubEvent.Subscribed;
import de.pimux.core.pubsub.PubsubEvent.Unsubscribed;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;

/** How somebody subscribes to a node, and stops (XEP-0060 §6.1 and §6.2). */
final class Subscribing {
    private Subscribing() {}

    static Change subscribe(PubsubRequest request) throws StanzaException {
        Jid subscriber = subscriber(request);
        if (!subscriber.sameBare(request.asker().jid())) throw PubsubXml.refusal(Condition.BAD_REQUEST, "invalid-jid");
        LeafNode node = request.asker().reads(request.nodes(), PubsubXml.node(request.action()));
        Element answer = PubsubXml.pubsub(
                PubsubXml.NAMESPACE,
                subscription(PubsubXml.NAMESPACE, subscriber).with("node", node.name()));
        // An owner is subscribed to everything that its clients are interested in (XEP-0060 §9.1.1).
        if (request.asker().isOwner() || node.subscribers().contains(subscriber)) return Change.answer(answer);
        checkRoom(node, subscriber);
        Change subscribed = Change.of(new Subscribed(node.name(), subscriber)).answering(answer);
        Item last = node.config().sendsLastOnSubscription() ? node.last() : null;
        return last == null ? subscribed : subscribed.telling(Notice.last(node, last, subscriber));
    }

    static Element subscription(String namespace, Jid subscriber) {
        return Element.of(namespace, "subscription")
                .with("jid", subscriber.text())
                .with("subscription", "subscribed");
    }

    private static Jid subscriber(PubsubRequest request) throws StanzaException {
        String text = request.action().attribute("jid");
        Jid jid = text == null ? null : Jid.parse(text);
        if (jid == null) throw PubsubXml.refusal(Condition.BAD_REQUEST, text == null ? "jid-required" : "invalid-jid");
        return jid;
    }

    private static void checkRoom(LeafNode node, Jid subscriber) throws StanzaException {
        long same = node.subscribers().stream().filter(subscriber::sameBare).count();
        if (same >= NodeLimits.MAX_PER_SUBSCRIBER || node.subscribers().size() >= NodeLimits.MAX_SUBSCRIBERS)
            throw PubsubXml.refusal(Condition.POLICY_VIOLATION, "too-many-subscriptions");
    }

    static Change unsubscribe(PubsubRequest request) throws StanzaException {
        Jid subscriber = subscriber(request);
        if (!subscriber.sameBare(request.asker().jid())) throw new StanzaException(Condition.FORBIDDEN);
        String name = PubsubXml.node(request.action());
        LeafNode node = request.nodes().get(name);
        if (node != null && node.subscribers().contains(subscriber))
            return Change.of(new Unsubscribed(name, subscriber));
        request.asker().reads(request.nodes(), name);
        throw new StanzaException(PubsubXml.refusal(Condition.UNEXPECTED_REQUEST, "not-subscribed")
                .error()
                .withType(StanzaError.Type.CANCEL));
    }
}
