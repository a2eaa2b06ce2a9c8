package de.pimux.core.roster;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Presence;
import java.util.ArrayList;
import java.util.List;

/**
 * What a contact is told when it is removed from a roster, or when the account is erased (RFC 6121 §2.5.2).
 *
 * @param hide whether it saw the owner: the unavailable presence of each available resource goes first
 * @param types of the presence that follows, from the owner's bare address
 */
public record Farewell(Jid contact, boolean hide, List<Presence.Type> types) {
    static Farewell to(Roster roster, Jid contact) {
        RosterItem item = roster.item(contact);
        RosterItem known = item == null ? RosterItem.of(contact) : item;
        boolean sees = known.subscription().hasFrom();
        List<Presence.Type> types = new ArrayList<>(2);
        if (known.subscription().hasTo() || known.ask()) types.add(Presence.Type.UNSUBSCRIBE);
        if (sees || roster.request(contact) != null) types.add(Presence.Type.UNSUBSCRIBED);
        return new Farewell(contact, sees, List.copyOf(types));
    }

    /** The stanzas of {@link #types}. */
    public List<Presence> stanzas(Jid owner) {
        return types.stream()
                .map(type -> Presence.of(type, owner.bare(), contact))
                .toList();
    }
}
