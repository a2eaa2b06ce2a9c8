package de.pimux.core.delivery;

import de.pimux.core.delivery.Delivery.Bounce;
import de.pimux.core.delivery.Delivery.HandleAtServer;
import de.pimux.core.delivery.Delivery.Ignore;
import de.pimux.core.delivery.Delivery.Queue;
import de.pimux.core.delivery.Delivery.ToResources;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.WorthKeeping;
import de.pimux.core.presence.ResourceView;
import de.pimux.core.presence.Resources;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules for stanzas to local accounts (RFC 6121 §8.5). Where the RFC leaves a choice:
 *
 * <ul>
 *   <li>a message to a bare address goes to every available resource whose priority is not negative, so that no device
 *       misses a part of a conversation (§8.5.2.1.1 allows it besides "the most available one");
 *   <li>what would be stored without a resource is stored, the rest of it is dropped (§8.5.2.2.1);
 *   <li>messages of type {@code normal} and {@code groupchat} to a resource that is not there come back (§8.5.3.2.1): a
 *       room learns that way that an occupant has gone;
 *   <li>messages to nobody come back, presence doesn't (§8.5.1): the same that a blocked sender gets.
 * </ul>
 */
public final class DeliveryRules {
    private static final Delivery QUEUE = new Queue();
    private static final Delivery IGNORE = new Ignore();
    private static final Delivery AT_SERVER = new HandleAtServer();
    private static final Delivery UNAVAILABLE = new Bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE));

    private DeliveryRules() {}

    /** For an account that exists. A stanza without an address is for the bare one (RFC 6120 §10.3). */
    public static Delivery of(Resources resources, Stanza stanza) {
        Jid to = stanza.to();
        ResourceView match = to == null || to.isBare() ? null : resources.get(to.resource());
        boolean bare = to == null || to.isBare();
        if (stanza instanceof Message message)
            return match != null
                    ? new ToResources(List.of(match.resource()), WorthKeeping.test(message))
                    : bare ? toBare(resources, message) : toMissing(resources, message);
        if (stanza instanceof Presence presence) return ofPresence(resources, presence, match, bare);
        return ofIq((Iq) stanza, match, bare);
    }

    /** For an account that does not exist (§8.5.1). */
    public static Delivery toNobody(Stanza stanza) {
        if (stanza instanceof Presence presence) return presence.type() == Presence.Type.PROBE ? AT_SERVER : IGNORE;
        if (stanza instanceof Iq iq) return iq.isRequest() ? UNAVAILABLE : IGNORE;
        return stanza.isError() ? IGNORE : UNAVAILABLE;
    }

    /** §8.5.2.1.1 and §8.5.2.2.1. */
    private static Delivery toBare(Resources resources, Message message) {
        if (message.type() == Message.Type.ERROR) return IGNORE;
        if (message.type() == Message.Type.GROUPCHAT) return UNAVAILABLE;
        boolean keep = WorthKeeping.test(message);
        List<String> takers = resources.names(ResourceView::takesMessages);
        if (!takers.isEmpty()) return new ToResources(takers, keep);
        return keep ? QUEUE : IGNORE;
    }

    /** §8.5.3.2.1. */
    private static Delivery toMissing(Resources resources, Message message) {
        return switch (message.type()) {
            case CHAT -> toBare(resources, message);
            case NORMAL, GROUPCHAT -> UNAVAILABLE;
            case HEADLINE, ERROR -> IGNORE;
        };
    }

    /** §8.5.2.1.2, §8.5.2.2.2, §8.5.3.1, §8.5.3.2.2; subscriptions and probes concern the account, not a resource. */
    private static Delivery ofPresence(
            Resources resources, Presence presence, @Nullable ResourceView match, boolean bare) {
        if (presence.type().isSubscription() || presence.type() == Presence.Type.PROBE) return AT_SERVER;
        if (match != null) return new ToResources(List.of(match.resource()), false);
        if (!bare || presence.isError()) return IGNORE;
        List<String> available = resources.names(ResourceView::available);
        return available.isEmpty() ? IGNORE : new ToResources(available, false);
    }

    /** §8.5.2.1.3, §8.5.2.2.3, §8.5.3.1, §8.5.3.2.3. */
    private static Delivery ofIq(Iq iq, @Nullable ResourceView match, boolean bare) {
        if (bare) return AT_SERVER;
        if (match != null) return new ToResources(List.of(match.resource()), false);
        return iq.isRequest() ? UNAVAILABLE : IGNORE;
    }
}
