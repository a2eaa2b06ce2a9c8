package de.pimux.core.presence;

import de.pimux.core.blocking.BlockList;
import de.pimux.core.jid.Jid;
import de.pimux.core.roster.Roster;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.stanza.Presence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What follows when a client says, to nobody in particular, that it is there or gone (RFC 6121 §4.2, §4.4, §4.5). The
 * presence goes, from the full address, to {@link #targets} and to every available resource of the owner, the sending
 * one included (§4.2.2).
 *
 * @param after the sending resource as it is from now on
 * @param initial whether it became available: it gets the presence of the owner's other available resources, and the
 *     unanswered subscription requests (§3.1.3)
 * @param takesQueue whether messages to the bare address come to it from now on and did not before: it gets the queue
 *     (XEP-0160)
 * @param targets contacts by their bare address and, of a client that goes, whom it had shown itself to (§4.6)
 * @param probes whom to ask for their presence, by bare address, from the full address (§4.3)
 */
public record PresenceBroadcast(
        ResourceView after, boolean initial, boolean takesQueue, List<Jid> targets, List<Jid> probes) {

    /** @param sent available or unavailable */
    public static PresenceBroadcast of(Roster roster, BlockList blockList, ResourceView sender, Presence sent) {
        return switch (sent.type()) {
            case AVAILABLE -> available(roster, blockList, sender, sent);
            case UNAVAILABLE -> unavailable(roster, blockList, sender);
            default -> throw new IllegalArgumentException("no broadcast");
        };
    }

    /** When a stream ends, the server says so in the client's name (RFC 6121 §4.5.1). */
    public static PresenceBroadcast ofStreamEnd(Roster roster, BlockList blockList, ResourceView sender) {
        return unavailable(roster, blockList, sender);
    }

    private static PresenceBroadcast available(Roster roster, BlockList blockList, ResourceView sender, Presence sent) {
        boolean initial = !sender.available();
        ResourceView after = sender.with(sent);
        List<Jid> seers = seers(roster, blockList);
        List<Jid> probes = initial ? seen(roster, blockList) : List.of();
        return new PresenceBroadcast(after, initial, after.takesMessages() && !sender.takesMessages(), seers, probes);
    }

    private static PresenceBroadcast unavailable(Roster roster, BlockList blockList, ResourceView sender) {
        Set<Jid> targets = new LinkedHashSet<>();
        if (sender.available()) targets.addAll(seers(roster, blockList));
        for (Jid directed : sender.directed().targets())
            if (!targets.contains(directed.bare())) targets.add(directed); // a subscriber is told by its bare address
        ResourceView after = sender.with((Presence) null).with(DirectedPresence.NONE);
        return new PresenceBroadcast(after, false, false, List.copyOf(targets), List.of());
    }

    /** Contacts who see the owner. */
    public static List<Jid> seers(Roster roster, BlockList blockList) {
        List<Jid> seers = new ArrayList<>();
        for (RosterItem item : roster.items())
            if (item.subscription().hasFrom() && !blockList.blocks(item.jid())) seers.add(item.jid());
        return seers;
    }

    /** Contacts whom the owner sees. */
    private static List<Jid> seen(Roster roster, BlockList blockList) {
        List<Jid> seen = new ArrayList<>();
        for (RosterItem item : roster.items())
            if (item.subscription().hasTo() && !blockList.blocks(item.jid())) seen.add(item.jid());
        return seen;
    }
}
