package de.pimux.core.roster;

import de.pimux.core.jid.Jid;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterEvent.RequestSettled;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;

/** A subscription stanza that the owner sends to a contact (RFC 6121 §3 and Appendix A.2). */
public record OutboundSubscription(Jid owner, Jid contact, Presence.Type type) {
    public OutboundSubscription {
        contact = contact.bare();
    }

    public SubscriptionOutcome decide(Roster roster, RosterLimits limits) {
        if (contact.sameBare(owner)) return SubscriptionOutcome.NOTHING; // RFC 6121 §4.2.2: subscribed by nature
        SubscriptionOutcome outcome = switch (type) {
            case SUBSCRIBE -> subscribe(roster);
            case UNSUBSCRIBE -> unsubscribe(roster);
            case SUBSCRIBED -> subscribed(roster);
            case UNSUBSCRIBED -> unsubscribed(roster);
            default -> throw new IllegalArgumentException("manages no subscription");
        };
        return outgrows(roster, limits, outcome) ? SubscriptionOutcome.refused(Condition.RESOURCE_CONSTRAINT) : outcome;
    }

    /** Appendix A.2.1: always routed. */
    private SubscriptionOutcome subscribe(Roster roster) {
        RosterItem item = roster.itemOrNew(contact);
        if (item.ask() || item.subscription().hasTo()) return SubscriptionOutcome.PASSED_ON;
        return SubscriptionOutcome.passedOn(set(roster, item.withAsk(true)), Visibility.UNCHANGED);
    }

    /** Appendix A.2.2: always routed. */
    private SubscriptionOutcome unsubscribe(Roster roster) {
        RosterItem item = roster.itemOrNew(contact);
        if (!item.ask() && !item.subscription().hasTo()) return SubscriptionOutcome.PASSED_ON;
        RosterItem left = item.withAsk(false).with(item.subscription().withTo(false));
        return SubscriptionOutcome.passedOn(set(roster, left), Visibility.UNCHANGED);
    }

    /** Appendix A.2.3; without a request it approves one in advance (RFC 6121 §3.4). */
    private SubscriptionOutcome subscribed(Roster roster) {
        RosterItem item = roster.itemOrNew(contact);
        if (roster.request(contact) != null) {
            List<RosterEvent> events = new ArrayList<>();
            events.add(new RequestSettled(contact));
            events.addAll(set(roster, item.with(item.subscription().withFrom(true))));
            return SubscriptionOutcome.passedOn(events, Visibility.SHOWN);
        }
        if (item.subscription().hasFrom() || item.approved()) return SubscriptionOutcome.NOTHING;
        return SubscriptionOutcome.kept(set(roster, item.withApproved(true)));
    }

    /** Appendix A.2.4; it takes back an approval as well (RFC 6121 §3.4.2). */
    private SubscriptionOutcome unsubscribed(Roster roster) {
        RosterItem item = roster.itemOrNew(contact);
        boolean sees = item.subscription().hasFrom();
        boolean asks = roster.request(contact) != null;
        List<RosterEvent> events = new ArrayList<>();
        if (asks) events.add(new RequestSettled(contact));
        if (sees || item.approved())
            events.addAll(set(
                    roster, item.withApproved(false).with(item.subscription().withFrom(false))));
        if (!sees && !asks) return SubscriptionOutcome.kept(events);
        return SubscriptionOutcome.passedOn(events, sees ? Visibility.HIDDEN : Visibility.UNCHANGED);
    }

    private static List<RosterEvent> set(Roster roster, RosterItem item) {
        return List.of(new ItemSet(item, roster.version() + 1));
    }

    private boolean outgrows(Roster roster, RosterLimits limits, SubscriptionOutcome outcome) {
        return roster.size() >= limits.maxItems()
                && roster.item(contact) == null
                && outcome.events().stream().anyMatch(event -> event instanceof ItemSet);
    }
}
