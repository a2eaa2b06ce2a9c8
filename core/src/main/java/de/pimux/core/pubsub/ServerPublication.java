package de.pimux.core.pubsub;

import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server publishes for an owner, one item after the other, by the same rules as the owner's clients. A new node
 * is open to everybody: what the server publishes everybody may read elsewhere.
 */
public final class ServerPublication {
    private final NodeLimits limits;
    private final Instant now;
    private final List<PubsubEvent> events = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private Nodes nodes;

    public ServerPublication(Nodes nodes, NodeLimits limits, Instant now) {
        this.nodes = nodes;
        this.limits = limits;
        this.now = now;
    }

    /** @throws StanzaException if there is no room for it */
    public void publish(String node, String id, Element payload) throws StanzaException {
        Change change = Publishing.publish(nodes, node, NodeConfig.OPEN, Item.of(id, payload, now), limits);
        for (PubsubEvent event : change.events()) nodes = event.applyTo(nodes);
        events.addAll(change.events());
        notices.addAll(change.notices());
    }

    public Change change() {
        return new Change(events, notices, null);
    }
}
