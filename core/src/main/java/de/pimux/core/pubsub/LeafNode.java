package de.pimux.core.pubsub;

import de.pimux.core.jid.Jid;
import de.pimux.core.pubsub.PubsubEvent.AffiliationSet;
import de.pimux.core.pubsub.PubsubEvent.ItemPublished;
import de.pimux.core.pubsub.PubsubEvent.NodeCreated;
import de.pimux.core.pubsub.PubsubEvent.Subscribed;
import de.pimux.core.roster.Roster;
import de.pimux.core.roster.RosterItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One node of an account, with what was published there.
 *
 * @param items the one published last comes last
 * @param affiliations of others, by bare address
 * @param subscribers who subscribed explicitly, by the address that is notified
 */
public record LeafNode(
        String name, NodeConfig config, List<Item> items, Map<Jid, Affiliation> affiliations, List<Jid> subscribers) {
    public LeafNode {
        items = List.copyOf(items);
        affiliations = Map.copyOf(affiliations);
        subscribers = List.copyOf(subscribers);
    }

    static LeafNode of(String name, NodeConfig config) {
        return new LeafNode(name, config, List.of(), Map.of(), List.of());
    }

    /** What a node is to somebody who doesn't own it. */
    public enum Access {
        GRANTED,
        NEEDS_PRESENCE,
        NEEDS_GROUP,
        NEEDS_MEMBERSHIP,
        DENIED
    }

    /** @param contact what the owner's roster says about this address, or null */
    Access access(Jid asker, @Nullable RosterItem contact) {
        Affiliation affiliation = affiliation(asker);
        if (affiliation == Affiliation.OUTCAST) return Access.DENIED;
        boolean seesOwner = contact != null && contact.subscription().hasFrom();
        return switch (config.access()) {
            case OPEN -> Access.GRANTED;
            case PRESENCE -> seesOwner ? Access.GRANTED : Access.NEEDS_PRESENCE;
            case ROSTER -> seesOwner && isInGroup(contact) ? Access.GRANTED : Access.NEEDS_GROUP;
            case WHITELIST -> affiliation == Affiliation.MEMBER ? Access.GRANTED : Access.NEEDS_MEMBERSHIP;
        };
    }

    private boolean isInGroup(@Nullable RosterItem contact) {
        return contact != null && config.rosterGroups().stream().anyMatch(contact.groups()::contains);
    }

    public Affiliation affiliation(Jid asker) {
        return affiliations.isEmpty() ? Affiliation.NONE : affiliations.getOrDefault(asker.bare(), Affiliation.NONE);
    }

    /** In the order of their addresses. */
    public SortedMap<Jid, Affiliation> sortedAffiliations() {
        SortedMap<Jid, Affiliation> sorted = new TreeMap<>(Comparator.comparing(Jid::text));
        sorted.putAll(affiliations);
        return sorted;
    }

    public @Nullable Item item(String id) {
        for (Item item : items) if (item.id().equals(id)) return item;
        return null;
    }

    /** What was published last and is still there. */
    public @Nullable Item last() {
        return items.isEmpty() ? null : items.get(items.size() - 1);
    }

    /** What a subscriber gets that comes online; null if nothing. */
    public @Nullable Item lastForPresence() {
        return config.sendsLastOnPresence() && config.flag(NodeOption.DELIVER_NOTIFICATIONS) ? last() : null;
    }

    long bytes() {
        long bytes = 0;
        for (Item item : items) bytes += item.bytes();
        return bytes;
    }

    /** The last so many items, with this one in the place of one of its id. */
    LeafNode with(Item published, int keep) {
        List<Item> next = new ArrayList<>(items.size() + 1);
        for (Item item : items) if (!item.id().equals(published.id())) next.add(item);
        next.add(published);
        return with(last(next, keep));
    }

    LeafNode without(String id) {
        return with(items.stream().filter(item -> !item.id().equals(id)).toList());
    }

    LeafNode with(List<Item> others) {
        return new LeafNode(name, config, others, affiliations, subscribers);
    }

    /** Items that the new setup has no place for go. */
    LeafNode with(NodeConfig other) {
        int keep = other.persistsItems() ? other.maxItems(Integer.MAX_VALUE) : 0;
        return new LeafNode(name, other, last(items, keep), affiliations, subscribers);
    }

    private static List<Item> last(List<Item> all, int keep) {
        return all.size() <= keep ? all : all.subList(all.size() - keep, all.size());
    }

    LeafNode with(Jid somebody, Affiliation affiliation) {
        Map<Jid, Affiliation> next = new HashMap<>(affiliations);
        if (affiliation == Affiliation.NONE) next.remove(somebody);
        else next.put(somebody, affiliation);
        return new LeafNode(name, config, items, next, subscribers);
    }

    LeafNode withSubscriber(Jid subscriber) {
        if (subscribers.contains(subscriber)) return this;
        List<Jid> next = new ArrayList<>(subscribers);
        next.add(subscriber);
        return new LeafNode(name, config, items, affiliations, next);
    }

    LeafNode withoutSubscriber(Jid subscriber) {
        return new LeafNode(
                name,
                config,
                items,
                affiliations,
                subscribers.stream().filter(one -> !one.equals(subscriber)).toList());
    }

    /** Whoever has lost access is no subscriber any more (XEP-0163 §7.1). */
    LeafNode revised(Roster roster) {
        LeafNode revised = this;
        for (Jid subscriber : subscribers)
            if (access(subscriber, roster.item(subscriber.bare())) != Access.GRANTED)
                revised = revised.withoutSubscriber(subscriber);
        return revised;
    }

    /** The shortest history that leads to this node. */
    List<PubsubEvent> history() {
        List<PubsubEvent> events = new ArrayList<>();
        events.add(new NodeCreated(name, config));
        sortedAffiliations().forEach((jid, affiliation) -> events.add(new AffiliationSet(name, jid, affiliation)));
        for (Item item : items) events.add(new ItemPublished(name, item.id(), item.payload(), item.at(), items.size()));
        for (Jid subscriber : subscribers) events.add(new Subscribed(name, subscriber));
        return events;
    }

    @Override
    public String toString() {
        return "LeafNode[" + items.size() + " items]";
    }
}
