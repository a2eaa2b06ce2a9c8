package de.pimux.core.pubsub;

import de.pimux.core.jid.Jid;
import de.pimux.core.pubsub.LeafNode.Access;
import de.pimux.core.roster.Roster;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.roster.Subscription;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks an account about its nodes. Whoever has nothing to do with the owner learns of open nodes only, and otherwise
 * gets the answer of an account that isn't there.
 *
 * @param jid the address the request comes from
 * @param isOwner whether it is one of the account's own clients
 * @param contact what the owner's roster says about the address, or null
 */
public record Asker(Jid jid, boolean isOwner, @Nullable RosterItem contact) {
    public static Asker of(Jid from, Jid owner, Roster roster) {
        return new Asker(from, from.sameBare(owner), roster.item(from.bare()));
    }

    /** Whether it may know that the account exists: one of both has let the other see its presence. */
    private boolean knowsOwner() {
        return isOwner || (contact != null && contact.subscription() != Subscription.NONE);
    }

    public boolean mayRead(LeafNode node) {
        return access(node) == Access.GRANTED;
    }

    private Access access(LeafNode node) {
        return isOwner ? Access.GRANTED : node.access(jid, contact);
    }

    public List<LeafNode> readable(Nodes nodes) {
        return nodes.all().stream().filter(this::mayRead).toList();
    }

    /**
     * The node, for somebody who may read it.
     *
     * @throws StanzaException the error of XEP-0060 §6.1.3 and §6.5.9, or {@code service-unavailable}
     */
    LeafNode reads(Nodes nodes, String name) throws StanzaException {
        LeafNode node = nodes.get(name);
        Access access = node == null ? Access.NEEDS_PRESENCE : access(node);
        if (node != null && access == Access.GRANTED) return node;
        knows();
        if (node == null) throw new StanzaException(Condition.ITEM_NOT_FOUND);
        throw switch (access) {
            case NEEDS_PRESENCE -> PubsubXml.refusal(Condition.NOT_AUTHORIZED, "presence-subscription-required");
            case NEEDS_GROUP -> PubsubXml.refusal(Condition.NOT_AUTHORIZED, "not-in-roster-group");
            case NEEDS_MEMBERSHIP -> PubsubXml.refusal(Condition.NOT_ALLOWED, "closed-node");
            default -> new StanzaException(Condition.FORBIDDEN);
        };
    }

    /**
     * The node, for its owner.
     *
     * @throws StanzaException {@code item-not-found}, or as {@link #owns()}
     */
    LeafNode owns(Nodes nodes, String name) throws StanzaException {
        owns();
        LeafNode node = nodes.get(name);
        if (node == null) throw new StanzaException(Condition.ITEM_NOT_FOUND);
        return node;
    }

    /** @throws StanzaException {@code forbidden} for anybody but the owner, or as {@link #knows()} */
    void owns() throws StanzaException {
        knows();
        if (!isOwner) throw new StanzaException(Condition.FORBIDDEN);
    }

    /** @throws StanzaException {@code service-unavailable} for a stranger */
    void knows() throws StanzaException {
        if (!knowsOwner()) throw new StanzaException(Condition.SERVICE_UNAVAILABLE);
    }

    @Override
    public String toString() {
        return isOwner ? "Asker[owner]" : "Asker";
    }
}
