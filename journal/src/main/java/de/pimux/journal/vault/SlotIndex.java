package de.pimux.journal.vault;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Finds the slot of an entity: a hash table with open addressing that holds slot numbers only, 8 to 16 bytes each. */
final class SlotIndex {
    private static final int NONE = 0; // the slots of the headers are not looked for
    private static final int REMOVED = -1;

    private static final int SMALLEST = 1024;

    private int[] table;
    private int used;

    SlotIndex(int expected) {
        this.table = new int[sizeFor(expected)];
    }

    private static int sizeFor(int entries) {
        return Math.max(SMALLEST, Integer.highestOneBit(entries + 1) * 4);
    }

    /** The slot among those with this hash that the predicate accepts, or 0. */
    int find(long hash, IntPredicate isIt) {
        int mask = table.length - 1;
        for (int i = start(hash); table[i] != NONE; i = (i + 1) & mask) {
            if (table[i] != REMOVED && isIt.test(table[i])) {
                return table[i];
            }
        }
        return NONE;
    }

    /** @param hashOf of any slot that is in the index */
    void add(long hash, int slot, SlotHash hashOf) {
        if (2 * (used + 1) > table.length) {
            grow(hashOf);
        }
        place(hash, slot);
    }

    private void place(long hash, int slot) {
        int mask = table.length - 1;
        int i = start(hash);
        while (table[i] != NONE) {
            i = (i + 1) & mask;
        }
        table[i] = slot;
        used++;
    }

    void remove(long hash, int slot) {
        int mask = table.length - 1;
        for (int i = start(hash); table[i] != NONE; i = (i + 1) & mask) {
            if (table[i] == slot) {
                table[i] = REMOVED;
                return;
            }
        }
    }

    private void grow(SlotHash hashOf) {
        int[] slots = Arrays.stream(table).filter(slot -> slot > NONE).toArray();
        table = new int[sizeFor(slots.length)];
        used = 0;
        for (int slot : slots) {
            place(hashOf.of(slot), slot);
        }
    }

    private int start(long hash) {
        long mixed = hash * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & (table.length - 1);
    }

    @FunctionalInterface
    interface SlotHash {
        long of(int slot);
    }
}
