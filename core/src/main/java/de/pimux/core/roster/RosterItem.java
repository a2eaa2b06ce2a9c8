package de.pimux.core.roster;

import de.pimux.core.jid.Jid;
import java.util.List;

/**
 * One contact (RFC 6121 §2.1.2).
 *
 * @param name what the owner calls it, {@code ""} for nothing
 * @param ask whether the owner has asked to see it and waits for an answer
 * @param approved whether it may see the owner as soon as it asks (RFC 6121 §3.4)
 */
public record RosterItem(
        Jid jid, String name, List<String> groups, Subscription subscription, boolean ask, boolean approved) {
    public RosterItem {
        groups = List.copyOf(groups);
    }

    /** A contact of whom nothing is known yet. */
    public static RosterItem of(Jid jid) {
        return new RosterItem(jid, "", List.of(), Subscription.NONE, false, false);
    }

    public RosterItem named(String newName, List<String> newGroups) {
        return new RosterItem(jid, newName, newGroups, subscription, ask, approved);
    }

    public RosterItem with(Subscription other) {
        return new RosterItem(jid, name, groups, other, ask, approved);
    }

    public RosterItem withAsk(boolean other) {
        return new RosterItem(jid, name, groups, subscription, other, approved);
    }

    public RosterItem withApproved(boolean other) {
        return new RosterItem(jid, name, groups, subscription, ask, other);
    }

    @Override
    public String toString() {
        return "RosterItem[" + subscription + (ask ? ", ask" : "") + (approved ? ", approved]" : "]");
    }
}
