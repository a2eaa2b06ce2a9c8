package de.pimux.core.blocking;

import de.pimux.core.jid.Jid;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The addresses that an account doesn't want to hear of (XEP-0191). */
public record BlockList(Set<Jid> jids) {
    public static final BlockList EMPTY = new BlockList(Set.of());

    public BlockList {
        jids = Set.copyOf(jids);
    }

    public boolean isEmpty() {
        return jids.isEmpty();
    }

    /**
     * Whether an address is blocked: itself, its bare address with any resource, or its domain with anybody there
     * (XEP-0191 §5).
     */
    public boolean blocks(Jid jid) {
        if (jids.isEmpty()) return false;
        return jids.contains(jid) || jids.contains(jid.bare()) || jids.contains(jid.domainJid());
    }

    /** In the order of their text. */
    public List<Jid> sorted() {
        return jids.stream().sorted(Comparator.comparing(Jid::text)).toList();
    }

    BlockList with(Collection<Jid> more) {
        Set<Jid> union = new HashSet<>(jids);
        union.addAll(more);
        return new BlockList(union);
    }

    BlockList without(Collection<Jid> fewer) {
        Set<Jid> rest = new HashSet<>(jids);
        rest.removeAll(Set.copyOf(fewer));
        return rest.isEmpty() ? EMPTY : new BlockList(rest);
    }

    @Override
    public String toString() {
        return "BlockList[" + jids.size() + "]";
    }
}
