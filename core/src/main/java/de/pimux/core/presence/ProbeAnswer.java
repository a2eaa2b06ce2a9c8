package de.pimux.core.presence;

import de.pimux.core.jid.Jid;
import de.pimux.core.roster.Roster;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.stanza.Presence;
import java.util.List;

/** What a probe is answered with (RFC 6121 §4.3.2). Blocked contacts are answered as if no resource were there. */
public final class ProbeAnswer {
    private ProbeAnswer() {}

    /**
     * Whoever may see the owner gets the presence of each available resource, and nothing if there is none: a contact
     * is taken for absent anyway, and a login would cost one stanza for each absent contact. A probe for one resource
     * is always answered.
     */
    public static List<Presence> of(Roster roster, Resources resources, Presence probe) {
        Jid prober = probe.from();
        if (prober == null) return List.of();
        if (!maySee(roster, resources.owner(), prober)) return toStranger(probe);
        Jid probed = probe.to();
        return probed == null || probed.isBare() ? resources.shownTo(prober) : List.of(one(resources, probed, prober));
    }

    /**
     * For everybody else, and for an account that does not exist, so that nobody learns which it is. It also ends a
     * subscription that only the other side still believes in.
     */
    public static List<Presence> toStranger(Presence probe) {
        Jid prober = probe.from();
        Jid probed = probe.to();
        if (prober == null || probed == null) return List.of();
        return List.of(Presence.of(Presence.Type.UNSUBSCRIBED, probed.bare(), prober.bare()));
    }

    private static boolean maySee(Roster roster, Jid owner, Jid prober) {
        if (prober.sameBare(owner)) return true;
        RosterItem item = roster.item(prober.bare());
        return item != null && item.subscription().hasFrom();
    }

    private static Presence one(Resources resources, Jid probed, Jid prober) {
        ResourceView view = resources.get(probed.resource());
        Presence presence = view == null ? null : view.presence();
        return presence == null
                ? Presence.of(Presence.Type.UNAVAILABLE, probed, prober)
                : presence.withFrom(probed).withTo(prober);
    }
}
