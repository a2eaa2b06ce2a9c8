package de.pimux.core.pubsub;

import de.pimux.core.roster.Roster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The nodes of one account, by their names. */
public record Nodes(SortedMap<String, LeafNode> byName) {
    public static final Nodes NONE = new Nodes(new TreeMap<>());

    public Nodes {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /** Sorted by name. */
    public Collection<LeafNode> all() {
        return byName.values();
    }

    public @Nullable LeafNode get(String name) {
        return byName.get(name);
    }

    long bytes() {
        long bytes = 0;
        for (LeafNode node : byName.values()) bytes += node.bytes();
        return bytes;
    }

    Nodes with(LeafNode node) {
        SortedMap<String, LeafNode> next = new TreeMap<>(byName);
        next.put(node.name(), node);
        return new Nodes(next);
    }

    Nodes without(String name) {
        SortedMap<String, LeafNode> next = new TreeMap<>(byName);
        next.remove(name);
        return next.isEmpty() ? NONE : new Nodes(next);
    }

    /** A node that is not there can't change. */
    Nodes change(String name, UnaryOperator<LeafNode> change) {
        LeafNode node = get(name);
        return node == null ? this : with(change.apply(node));
    }

    /** As the owner's contacts allow it now. */
    public Nodes revised(Roster roster) {
        Nodes revised = this;
        for (LeafNode node : byName.values())
            if (!node.subscribers().isEmpty()) revised = revised.with(node.revised(roster));
        return revised;
    }

    /** The shortest history that leads to these nodes. */
    public List<PubsubEvent> history() {
        List<PubsubEvent> events = new ArrayList<>();
        for (LeafNode node : byName.values()) events.addAll(node.history());
        return events;
    }

    @Override
    public String toString() {
        return "Nodes[" + byName.size() + "]";
    }
}
