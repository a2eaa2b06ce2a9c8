package de.pimux.actors.account;

import de.pimux.core.avatar.AvatarHash;
import de.pimux.core.blocking.BlockVerdict;
import de.pimux.core.blocking.Blocking;
import de.pimux.core.delivery.DeliveryRules;
import de.pimux.core.jid.Jid;
import de.pimux.core.presence.DirectedPresence;
import de.pimux.core.presence.PresenceBroadcast;
import de.pimux.core.presence.ProbeAnswer;
import de.pimux.core.presence.Resources;
import de.pimux.core.roster.Roster;
import de.pimux.core.roster.SubscriptionRequest;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Presence.Type;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Presence that passes an account (RFC 6121 §4). It is kept in memory only. */
final class PresenceGate {
    /** Addresses outside of the roster that one session may show itself to. */
    private static final int MAX_DIRECTED = 1_000;

    private final AccountServices services;
    private final MessageGate messages;
    private final SubscriptionGate subscriptions;
    private final InterestDesk interests;

    PresenceGate(AccountServices services, MessageGate messages, InterestDesk interests) {
        this.services = services;
        this.messages = messages;
        this.interests = interests;
        this.subscriptions = new SubscriptionGate(services.rosterLimits());
    }

    Outcome fromClient(AccountContext account, Presence said) {
        Presence presence = AvatarHash.stamp(said, account.state().vCard());
        Jid to = presence.to();
        BlockVerdict verdict = Outbound.verdict(account, presence);
        if (verdict == BlockVerdict.BOUNCE) return Outcome.refuse(Blocking.OUTBOUND_ERROR);
        if (verdict == BlockVerdict.DROP) return Outcome.NOTHING;
        if (to == null) return broadcast(account, presence);
        if (presence.type().isSubscription()) return subscriptions.outbound(account, presence, to);
        return directed(account, presence);
    }

    private Outcome broadcast(AccountContext account, Presence presence) {
        BoundSession session = sender(account, presence);
        if (session == null) return Outcome.NOTHING;
        return switch (presence.type()) {
            case AVAILABLE, UNAVAILABLE ->
                broadcast(
                        account,
                        session,
                        presence,
                        PresenceBroadcast.of(
                                account.state().roster(), account.state().blockList(), session.view(), presence),
                        true);
            case PROBE, ERROR -> Outcome.NOTHING;
            default -> Outcome.refuse(Condition.BAD_REQUEST); // RFC 6121 §3: a subscription needs a contact
        };
    }

    private static @Nullable BoundSession sender(AccountContext account, Presence presence) {
        Jid from = presence.from();
        return from == null ? null : account.sessions().get(from.resource());
    }

    /** @param said whether the client said it itself, and so hears it too */
    private Outcome broadcast(
            AccountContext account,
            BoundSession session,
            Presence presence,
            PresenceBroadcast broadcast,
            boolean said) {
        boolean wasThere = session.view().available();
        account.sessions().update(session.resource(), old -> broadcast.after());
        List<AccountEffect> effects = new ArrayList<>();
        for (Jid target : broadcast.targets()) effects.add(new AccountEffect.Route(presence.withTo(target)));
        if (said && (wasThere || broadcast.initial())) effects.addAll(toOwn(account, session, presence));
        if (!said && wasThere) effects.addAll(toOwn(account, null, presence));
        if (broadcast.initial()) effects.addAll(introduction(account, session));
        for (Jid contact : broadcast.probes())
            effects.add(new AccountEffect.Route(Presence.of(Type.PROBE, session.jid(), contact)));
        if (broadcast.takesQueue()) effects.addAll(messages.toNewTaker(account, session));
        if (broadcast.after().available()) effects.addAll(interests.seen(account, session, presence));
        else interests.gone(session);
        if (account.state().isOwned() && !account.sessions().resources().anyAvailable())
            services.lastActivities().left(account.jid(), account.now());
        return Outcome.NOTHING.then(effects);
    }

    /** The own available resources, and the sender itself even as it goes (RFC 6121 §4.2.2 and §4.5.2). */
    private static List<AccountEffect> toOwn(AccountContext account, @Nullable BoundSession sender, Presence presence) {
        List<AccountEffect> effects = new ArrayList<>();
        for (BoundSession session : account.sessions().all())
            if (session == sender || session.view().available())
                effects.add(new AccountEffect.ToResource(session.resource(), presence.withTo(session.jid())));
        return effects;
    }

    /** What a resource that has just come learns (RFC 6121 §3.1.3 and §4.2.2). */
    private static List<AccountEffect> introduction(AccountContext account, BoundSession session) {
        List<AccountEffect> effects = new ArrayList<>();
        for (BoundSession other : account.sessions().all()) {
            Presence presence = other.view().presence();
            if (other != session && presence != null)
                effects.add(new AccountEffect.ToResource(session.resource(), presence.withTo(session.jid())));
        }
        for (SubscriptionRequest request : account.state().roster().requests())
            effects.add(new AccountEffect.ToResource(session.resource(), read(request.stanza())));
        return effects;
    }

    private static Presence read(Element stored) {
        try {
            return Presence.of(stored);
        } catch (StanzaException neverStored) {
            throw new IllegalStateException(neverStored);
        }
    }

    /**
     * A session ends without a word of its client, so the server says it in its name (RFC 6121 §4.5.1). The contacts of an
     * account that is being erased have been told already.
     */
    Outcome streamEnded(AccountContext account, BoundSession session) {
        Roster roster = account.state().isOwned() ? account.state().roster() : Roster.EMPTY;
        Presence gone = Presence.of(Type.UNAVAILABLE, session.jid(), null);
        return broadcast(
                account,
                session,
                gone,
                PresenceBroadcast.ofStreamEnd(roster, account.state().blockList(), session.view()),
                false);
    }

    /** RFC 6121 §4.6. */
    private static Outcome directed(AccountContext account, Presence presence) {
        BoundSession session = sender(account, presence);
        if (session == null) return Outcome.NOTHING;
        DirectedPresence directed = session.view().directed();
        if (directed.outgrows(presence, MAX_DIRECTED)) return Outcome.refuse(Condition.RESOURCE_CONSTRAINT);
        account.sessions().update(session.resource(), view -> view.with(directed.after(presence)));
        return Outcome.NOTHING.then(new AccountEffect.HandOn(presence));
    }

    Outcome inbound(AccountContext account, Presence presence) {
        Jid from = presence.from();
        if (from == null) return Outcome.NOTHING;
        if (!account.state().exists())
            return presence.type() == Type.PROBE ? routed(asAbsent(account, presence)) : Outcome.NOTHING;
        if (Blocking.inbound(account.state().blockList(), account.jid(), presence) != BlockVerdict.PASS)
            return presence.type() == Type.PROBE ? routed(asAbsent(account, presence)) : Outcome.NOTHING;
        if (presence.type().isSubscription()) {
            Outcome outcome = subscriptions.inbound(account, presence, from);
            boolean isSeen =
                    presence.type() == Type.SUBSCRIBED && !outcome.events().isEmpty();
            return isSeen ? outcome.then(interests.nowSees(account, from.bare())) : outcome;
        }
        if (presence.type() == Type.PROBE)
            return routed(
                    ProbeAnswer.of(account.state().roster(), account.sessions().resources(), presence));
        return DeliveryRules.of(account.sessions().resources(), presence).fold(new ToClients(presence));
    }

    /**
     * To a blocked contact the owner appears offline, with the subscription as it was (XEP-0191 §3.3 and §4); and so does
     * a restricted account to its contacts, which is no reason for them to lose it. Who is no contact learns the same of
     * any address.
     */
    private static List<Presence> asAbsent(AccountContext account, Presence probe) {
        return ProbeAnswer.of(account.state().roster(), Resources.none(account.jid()), probe);
    }

    private static Outcome routed(List<Presence> presences) {
        return Outcome.NOTHING.then(
                presences.stream().map(AccountEffect.Route::new).toList());
    }
}
