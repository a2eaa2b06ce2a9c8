package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one batch changes in the counters of shelves; {@link Counters} writes it. */
final class CounterChanges {
    record Key(int table, EntityKey entity, long indexKey) {}

    /** How much a counter grows, or shrinks. */
    static final class Change {
        private final Table shelf;
        private long by;

        private Change(Table shelf) {
            this.shelf = shelf;
        }

        Table shelf() {
            return shelf;
        }

        long by() {
            return by;
        }
    }

    private record Owner(int table, EntityKey entity) {}

    private record Row(int table, EntityKey entity, long sequence) {}

    private final Map<Key, Change> changes = new HashMap<>();
    private final Set<Owner> cleared = new HashSet<>();
    private final Set<Row> taken = new HashSet<>();

    void add(Table shelf, EntityKey entity, long indexKey, long by) {
        changes.computeIfAbsent(new Key(shelf.id(), entity, indexKey), key -> new Change(shelf)).by += by;
    }

    /** Everything of an entity goes from a shelf, also what this batch has added to it so far. */
    void clear(Table shelf, EntityKey entity) {
        changes.keySet()
                .removeIf(key -> key.table() == shelf.id() && key.entity().equals(entity));
        cleared.add(new Owner(shelf.id(), entity));
    }

    boolean clears() {
        return !cleared.isEmpty();
    }

    boolean clears(int table, EntityKey entity) {
        return !cleared.isEmpty() && cleared.contains(new Owner(table, entity));
    }

    /** Whether this is the first time that the batch takes a row away: another cut of it must not count it again. */
    boolean takes(Table shelf, EntityKey entity, long sequence) {
        return !clears(shelf.id(), entity) && taken.add(new Row(shelf.id(), entity, sequence));
    }

    Map<Key, Change> all() {
        return changes;
    }

    void forget() {
        changes.clear();
        cleared.clear();
        taken.clear();
    }
}
