package de.pimux.core.presence;

import de.pimux.core.blocking.BlockList;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Presence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom one client has shown itself to without a subscription (RFC 6121 §4.6): rooms above all. They must learn when it
 * goes.
 */
public record DirectedPresence(Set<Jid> targets) {
    public static final DirectedPresence NONE = new DirectedPresence(Set.of());

    public DirectedPresence {
        targets = Set.copyOf(targets);
    }

    /** Whether this presence would make it longer than so many targets; the sender gets {@code resource-constraint}. */
    public boolean outgrows(Presence sent, int maxTargets) {
        return sent.type() == Presence.Type.AVAILABLE
                && targets.size() >= maxTargets
                && sent.to() != null
                && !targets.contains(sent.to());
    }

    /** What it is after the client has sent this to somebody. */
    public DirectedPresence after(Presence sent) {
        Jid target = sent.to();
        if (target == null) return this;
        return switch (sent.type()) {
            case AVAILABLE -> targets.contains(target) ? this : with(target);
            case UNAVAILABLE -> targets.contains(target) ? without(target) : this;
            default -> this;
        };
    }

    /** The targets that this list blocks: they have to see the client go (XEP-0191 §3.3). */
    public List<Jid> blockedBy(BlockList list) {
        return targets.stream().filter(list::blocks).toList();
    }

    /** What it is after this target has gone itself, or has refused the presence. */
    public DirectedPresence without(Jid target) {
        if (!targets.contains(target)) return this;
        Set<Jid> rest = new LinkedHashSet<>(targets);
        rest.remove(target);
        return rest.isEmpty() ? NONE : new DirectedPresence(rest);
    }

    private DirectedPresence with(Jid target) {
        Set<Jid> more = new LinkedHashSet<>(targets);
        more.add(target);
        return new DirectedPresence(more);
    }

    @Override
    public String toString() {
        return "DirectedPresence[" + targets.size() + "]";
    }
}
