package de.pimux.core.pubsub;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.xml.Element;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to the nodes of an account. None prints names or ids: clients make them of addresses. */
public sealed interface PubsubEvent extends AccountEvent {
    @Override
    default RetentionClass retention() {
        return RetentionClass.ACCOUNT;
    }

    /** The node that it happened to. */
    String node();

    Nodes applyTo(Nodes nodes);

    @Override
    default AccountState applyTo(AccountState account) {
        return account.with(applyTo(account.nodes()).revised(account.roster()));
    }

    record NodeCreated(String node, NodeConfig config) implements PubsubEvent {
        @Override
        public Nodes applyTo(Nodes nodes) {
            return nodes.with(LeafNode.of(node, config));
        }

        @Override
        public String toString() {
            return "NodeCreated";
        }
    }

    /** From here on the node is set up like this. */
    record NodeConfigured(String node, NodeConfig config) implements PubsubEvent {
        @Override
        public Nodes applyTo(Nodes nodes) {
            return nodes.change(node, old -> old.with(config));
        }

        @Override
        public String toString() {
            return "NodeConfigured";
        }
    }

    /** It goes with all its items. */
    record NodeDeleted(String node) implements PubsubEvent {
        @Override
        public Nodes applyTo(Nodes nodes) {
            return nodes.without(node);
        }

        @Override
        public String toString() {
            return "NodeDeleted";
        }
    }

    record NodePurged(String node) implements PubsubEvent {
        @Override
        public Nodes applyTo(Nodes nodes) {
            return nodes.change(node, old -> old.with(List.of()));
        }

        @Override
        public String toString() {
            return "NodePurged";
        }
    }

    /** @param keep how many of the last items the node holds from here on, this one included */
    record ItemPublished(String node, String id, @Nullable Element payload, Instant at, int keep)
            implements PubsubEvent {
        @Override
        public Nodes applyTo(Nodes nodes) {
            return nodes.change(node, old -> old.with(Item.of(id, payload, at), keep));
        }

        @Override
        public String toString() {
            return "ItemPublished";
        }
    }

    record ItemRetracted(String node, String id) implements PubsubEvent {
        @Override
        public Nodes applyTo(Nodes nodes) {
            return nodes.change(node, old -> old.without(id));
        }

        @Override
        public String toString() {
            return "ItemRetracted";
        }
    }

    record AffiliationSet(String node, Jid jid, Affiliation affiliation) implements PubsubEvent {
        @Override
        public Nodes applyTo(Nodes nodes) {
            return nodes.change(node, old -> old.with(jid, affiliation));
        }

        @Override
        public String toString() {
            return "AffiliationSet";
        }
    }

    /** @param jid is notified: a bare address or a full one */
    record Subscribed(String node, Jid jid) implements PubsubEvent {
        @Override
        public Nodes applyTo(Nodes nodes) {
            return nodes.change(node, old -> old.withSubscriber(jid));
        }

        @Override
        public String toString() {
            return "Subscribed";
        }
    }

    record Unsubscribed(String node, Jid jid) implements PubsubEvent {
        @Override
        public Nodes applyTo(Nodes nodes) {
            return nodes.change(node, old -> old.withoutSubscriber(jid));
        }

        @Override
        public String toString() {
            return "Unsubscribed";
        }
    }
}
