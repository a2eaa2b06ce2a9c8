package de.pimux.core.blocking;

import de.pimux.core.jid.Jid;
import de.pimux.core.roster.Roster;
import de.pimux.core.roster.RosterItem;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is told that the owner has gone or come when a block list changes (XEP-0191 §3.3 and §3.4). The subscriptions stay:
 * blocking is polite.
 *
 * @param hiddenFrom get unavailable presence from each available resource
 * @param shownTo get the presence of each available resource
 * @param probed are asked for their presence, which was dropped as long as they were blocked
 */
public record BlockPresence(List<Jid> hiddenFrom, List<Jid> shownTo, List<Jid> probed) {
    public static BlockPresence of(Roster roster, BlockList before, BlockList after) {
        List<Jid> hidden = new ArrayList<>();
        List<Jid> shown = new ArrayList<>();
        List<Jid> probed = new ArrayList<>();
        for (RosterItem item : roster.items()) {
            boolean was = before.blocks(item.jid());
            boolean is = after.blocks(item.jid());
            if (!was && is && item.subscription().hasFrom()) hidden.add(item.jid());
            if (was && !is && item.subscription().hasFrom()) shown.add(item.jid());
            if (was && !is && item.subscription().hasTo()) probed.add(item.jid());
        }
        hidden.addAll(resources(roster, before, after));
        shown.addAll(resources(roster, after, before));
        return new BlockPresence(List.copyOf(hidden), List.copyOf(shown), List.copyOf(probed));
    }

    /** Single resources of contacts that one list blocks and the other does not. */
    private static List<Jid> resources(Roster roster, BlockList passing, BlockList blocking) {
        List<Jid> resources = new ArrayList<>();
        for (Jid jid : blocking.sorted()) {
            if (jid.isBare() || passing.blocks(jid) || blocking.blocks(jid.bare())) continue;
            RosterItem item = roster.item(jid.bare());
            if (item != null && item.subscription().hasFrom()) resources.add(jid);
        }
        return resources;
    }
}
