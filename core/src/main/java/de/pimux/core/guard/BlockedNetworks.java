package de.pimux.core.guard;

import de.pimux.core.guard.GuardEvent.AddressBlocked;
import de.pimux.core.guard.GuardEvent.AddressUnblocked;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that is blocked: one list for the whole service. Changed in place by {@link #apply}, which is its only change:
 * under an attack from a hundred thousand networks the list must not be copied for each of them.
 */
public final class BlockedNetworks {
    /** Blocks in the list. Beyond it the one that ends first leaves it; the network's own guard still knows it. */
    public static final int MAX_BLOCKS = 100_000;

    private record Block(Origin network, Instant until) {}

    private static final Comparator<Block> BY_END = Comparator.comparing(Block::until)
            .thenComparing(block -> block.network().text());

    private final int most;
    private final Map<Origin, Instant> ends = new HashMap<>();
    private final TreeSet<Block> byEnd = new TreeSet<>(BY_END);

    public BlockedNetworks() {
        this(MAX_BLOCKS);
    }

    BlockedNetworks(int most) {
        this.most = most;
    }

    /** Nothing happens if the list has this block already, or if it is over. */
    public List<GuardEvent> block(Origin network, Instant until, Instant now) {
        boolean known = !ends.getOrDefault(network, Instant.MIN).isBefore(until);
        return known || !until.isAfter(now) ? List.of() : List.of(new AddressBlocked(now, network, until));
    }

    public List<GuardEvent> unblock(Origin network, Instant now) {
        return ends.containsKey(network) ? List.of(new AddressUnblocked(now, network)) : List.of();
    }

    public BlockedNetworks apply(GuardEvent event) {
        while (!byEnd.isEmpty() && !byEnd.first().until().isAfter(event.at()))
            remove(byEnd.first().network());
        if (event instanceof AddressUnblocked unblocked) remove(unblocked.network());
        if (event instanceof AddressBlocked blocked) add(blocked.network(), blocked.until());
        return this;
    }

    private void add(Origin network, Instant until) {
        remove(network);
        if (ends.size() >= most) remove(byEnd.first().network());
        ends.put(network, until);
        byEnd.add(new Block(network, until));
    }

    private void remove(Origin network) {
        Instant until = ends.remove(network);
        if (until != null) byEnd.remove(new Block(network, until));
    }

    /** What is blocked now, with the end of each block. */
    public Map<Origin, Instant> current(Instant now) {
        Map<Origin, Instant> current = new TreeMap<>(Comparator.comparing(Origin::text));
        for (Block block : byEnd.descendingSet()) {
            if (!block.until().isAfter(now)) break;
            current.put(block.network(), block.until());
        }
        return current;
    }

    public int size() {
        return ends.size();
    }

    @Override
    public String toString() {
        return "BlockedNetworks[" + ends.size() + "]";
    }
}
