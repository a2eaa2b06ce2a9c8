package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import de.pimux.journal.IndexKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** By what a batch lets events of shelves be found and counted. It becomes rows when the batch is complete. */
final class ShelfChanges {
    record Key(int table, EntityKey entity, long indexKey) {}

    private record Owner(int table, EntityKey entity) {}

    private record Row(int table, EntityKey entity, long sequence) {}

    /** What happens to the events under one key. */
    static final class Change {
        private static final long[] NONE = {};

        private final Table shelf;
        private long growth;
        private long[] added = NONE;
        private int size;
        private final SortedSet<Long> removed = new TreeSet<>();

        private Change(Table shelf) {
            this.shelf = shelf;
        }

        private void add(long sequence) {
            if (size == added.length) {
                added = Arrays.copyOf(added, Math.max(4, 2 * size));
            }
            added[size++] = sequence;
        }

        Table shelf() {
            return shelf;
        }

        /** How many more they are than before. */
        long growth() {
            return growth;
        }

        /** The numbers of new ones, in ascending order; of {@link IndexKey#ALL} none, for they have no index. */
        long[] added() {
            return Arrays.copyOf(added, size);
        }

        /** The numbers of those that go; of {@link IndexKey#ALL} none. */
        SortedSet<Long> removed() {
            return removed;
        }
    }

    private final Map<Key, Change> changes = new HashMap<>();
    private final Set<Owner> cleared = new HashSet<>();
    private final Set<Row> taken = new HashSet<>();

    void add(Table shelf, EntityKey entity, long indexKey, long sequence) {
        Change change = change(shelf, entity, indexKey);
        change.growth++;
        if (indexKey != IndexKey.ALL) {
            change.add(sequence);
        }
    }

    /** Takes away what an earlier batch has added. */
    void remove(Table shelf, EntityKey entity, long indexKey, long sequence) {
        Change change = change(shelf, entity, indexKey);
        change.growth--;
        if (indexKey != IndexKey.ALL) {
            change.removed.add(sequence);
        }
    }

    private Change change(Table shelf, EntityKey entity, long indexKey) {
        return changes.computeIfAbsent(new Key(shelf.id(), entity, indexKey), key -> new Change(shelf));
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

    boolean clears(Key key) {
        return !cleared.isEmpty() && cleared.contains(new Owner(key.table(), key.entity()));
    }

    /** Whether this is the first time that the batch takes a row away: another cut of it must not count it again. */
    boolean takes(Table shelf, EntityKey entity, long sequence) {
        return !cleared.contains(new Owner(shelf.id(), entity)) && taken.add(new Row(shelf.id(), entity, sequence));
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
