package de.pimux.core.roster;

import de.pimux.core.ElementSize;
import de.pimux.core.jid.Jid;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterEvent.RequestSettled;
import de.pimux.core.roster.RosterEvent.SubscriptionRequested;
import de.pimux.core.stanza.Presence;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.List;

/** A subscription stanza that a contact sends to the owner (RFC 6121 §3 and Appendix A.3). */
public record InboundSubscription(Jid owner, Jid contact, Presence stanza) {
    public InboundSubscription {
        contact = contact.bare();
    }

    public SubscriptionOutcome decide(Roster roster, RosterLimits limits) {
        if (contact.sameBare(owner)) return SubscriptionOutcome.NOTHING;
        return switch (stanza.type()) {
            case SUBSCRIBE -> subscribe(roster, limits);
            case UNSUBSCRIBE -> unsubscribe(roster);
            case SUBSCRIBED -> subscribed(roster);
            case UNSUBSCRIBED -> unsubscribed(roster);
            default -> throw new IllegalArgumentException("manages no subscription");
        };
    }

    /**
     * Appendix A.3.1, RFC 6121 §3.1.3 and §3.4.2. Where the contact is subscribed already, its side has lost that, and
     * will have lost the presence too.
     */
    private SubscriptionOutcome subscribe(Roster roster, RosterLimits limits) {
        RosterItem item = roster.itemOrNew(contact);
        if (item.subscription().hasFrom()) return SubscriptionOutcome.replied(List.of(), Presence.Type.SUBSCRIBED);
        if (item.approved())
            return SubscriptionOutcome.replied(
                    events(roster, item.with(item.subscription().withFrom(true))), Presence.Type.SUBSCRIBED);
        if (roster.request(contact) != null || roster.requests().size() >= limits.maxRequests())
            return SubscriptionOutcome.NOTHING;
        RosterEvent requested = new SubscriptionRequested(contact, stored(limits));
        return SubscriptionOutcome.passedOn(List.of(requested), Visibility.UNCHANGED);
    }

    /** Appendix A.3.2. */
    private SubscriptionOutcome unsubscribe(Roster roster) {
        RosterItem item = roster.itemOrNew(contact);
        boolean sees = item.subscription().hasFrom();
        if (!sees && roster.request(contact) == null) return SubscriptionOutcome.NOTHING;
        RosterItem left = item.with(item.subscription().withFrom(false));
        return SubscriptionOutcome.passedOn(
                sees ? events(roster, left) : settled(roster), sees ? Visibility.HIDDEN : Visibility.UNCHANGED);
    }

    /** Appendix A.3.3. */
    private SubscriptionOutcome subscribed(Roster roster) {
        RosterItem item = roster.itemOrNew(contact);
        if (!item.ask()) return SubscriptionOutcome.NOTHING;
        RosterItem granted = item.withAsk(false).with(item.subscription().withTo(true));
        return SubscriptionOutcome.passedOn(List.of(new ItemSet(granted, roster.version() + 1)), Visibility.UNCHANGED);
    }

    /** Appendix A.3.4. */
    private SubscriptionOutcome unsubscribed(Roster roster) {
        RosterItem item = roster.itemOrNew(contact);
        if (!item.ask() && !item.subscription().hasTo()) return SubscriptionOutcome.NOTHING;
        RosterItem denied = item.withAsk(false).with(item.subscription().withTo(false));
        return SubscriptionOutcome.passedOn(List.of(new ItemSet(denied, roster.version() + 1)), Visibility.UNCHANGED);
    }

    private List<RosterEvent> events(Roster roster, RosterItem item) {
        List<RosterEvent> events = new ArrayList<>(settled(roster));
        events.add(new ItemSet(item, roster.version() + 1));
        return List.copyOf(events);
    }

    private List<RosterEvent> settled(Roster roster) {
        return roster.request(contact) == null ? List.of() : List.of(new RequestSettled(contact));
    }

    /** With the addresses that it will be delivered with (RFC 6121 §3.1.3), and without a payload that is too large. */
    private Element stored(RosterLimits limits) {
        Element whole = stanza.withFrom(contact).withTo(owner.bare()).element();
        return ElementSize.chars(whole) <= limits.maxRequestChars() ? whole : whole.withChildren(List.of());
    }
}
