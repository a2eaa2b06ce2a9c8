package de.pimux.actors.account;

import de.pimux.core.jid.Jid;
import de.pimux.core.roster.InboundSubscription;
import de.pimux.core.roster.OutboundSubscription;
import de.pimux.core.roster.RosterEvent;
import de.pimux.core.roster.RosterLimits;
import de.pimux.core.roster.RosterXml;
import de.pimux.core.roster.SubscriptionOutcome;
import de.pimux.core.roster.Visibility;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Presence.Type;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.List;

/** Presence that manages a subscription (RFC 6121 §3). Its events are durable before either side hears of them. */
final class SubscriptionGate {
    private final RosterLimits limits;

    SubscriptionGate(RosterLimits limits) {
        this.limits = limits;
    }

    Outcome outbound(AccountContext account, Presence presence, Jid to) {
        Jid contact = to.bare();
        SubscriptionOutcome decided = new OutboundSubscription(account.jid(), contact, presence.type())
                .decide(account.state().roster(), limits);
        if (decided.refusal() != null) return Outcome.refuse(decided.refusal());
        Outcome outcome = Outcome.happened(decided.events());
        if (decided.visibility() == Visibility.HIDDEN)
            outcome = outcome.then(new AccountEffect.PresenceTo(contact, false));
        if (decided.passOn()) // RFC 6121 §3.1.2: from the bare address
        outcome = outcome.then(
                new AccountEffect.HandOn(presence.withFrom(account.jid()).withTo(contact)));
        outcome = outcome.then(pushes(decided.events()));
        if (decided.visibility() == Visibility.SHOWN)
            outcome = outcome.then(new AccountEffect.PresenceTo(contact, true));
        return outcome;
    }

    Outcome inbound(AccountContext account, Presence presence, Jid from) {
        SubscriptionOutcome decided = new InboundSubscription(account.jid(), from, presence)
                .decide(account.state().roster(), limits);
        Outcome outcome = Outcome.happened(decided.events());
        if (decided.passOn()) outcome = outcome.then(toClients(account, presence.withTo(account.jid())));
        outcome = outcome.then(pushes(decided.events()));
        Type reply = decided.reply();
        if (reply != null)
            outcome = outcome.then(new AccountEffect.Route(Presence.of(reply, account.jid(), from.bare())));
        if (decided.visibility() != Visibility.UNCHANGED)
            outcome = outcome.then(new AccountEffect.PresenceTo(from.bare(), decided.visibility() == Visibility.SHOWN));
        return outcome;
    }

    private static List<AccountEffect> toClients(AccountContext account, Presence presence) {
        List<AccountEffect> effects = new ArrayList<>();
        for (BoundSession session : account.sessions().all())
            if (session.view().takesSubscription(presence.type()))
                effects.add(new AccountEffect.ToResource(session.resource(), presence));
        return effects;
    }

    private static List<AccountEffect> pushes(List<RosterEvent> events) {
        List<AccountEffect> effects = new ArrayList<>();
        for (Element push : RosterXml.pushes(events))
            effects.add(new AccountEffect.Push(session -> session.view().interested(), push));
        return effects;
    }
}
