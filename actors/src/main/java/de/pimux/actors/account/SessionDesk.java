package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import de.pimux.actors.account.AccountEntity.Command;
import de.pimux.actors.account.SessionCommands.ResumableSession;
import de.pimux.actors.session.Session;
import de.pimux.core.account.AccountEvent;
import de.pimux.core.jid.Jid;
import de.pimux.core.ledger.Deed;
import de.pimux.core.ledger.DeviceEvent.DeviceKnown;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stream.StreamError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes sessions in, finds them again and lets them go (RFC 6120 §7, XEP-0198 §5). */
final class SessionDesk {
    /** How many ended sessions are remembered for clients that ask for them too late. */
    private static final int MAX_REMEMBERED = 4;

    private final ActorRef<Command> self;
    private final AccountServices services;
    private final PresenceGate presences;
    private final MessageGate messages;

    /** Stanzas handled by sessions that are gone, by their resumption id (XEP-0198 §5: failed with h). */
    private Map<String, Long> gone = Map.of();

    SessionDesk(ActorRef<Command> self, AccountServices services, PresenceGate presences, MessageGate messages) {
        this.self = self;
        this.services = services;
        this.presences = presences;
        this.messages = messages;
    }

    Outcome bind(AccountContext account, SessionCommands.Bind bind) {
        if (!account.state().exists()) return refuse(bind, Condition.NOT_AUTHORIZED);
        Outcome outcome = Outcome.NOTHING;
        BoundSession old = account.sessions().get(bind.requested().resource());
        if (old != null) outcome = takeOver(account, old); // RFC 6120 §7.7.2.2: the newer one stays
        if (account.sessions().size() >= account.limits().sessionsPerAccount())
            return refuse(bind, Condition.RESOURCE_CONSTRAINT);
        Jid jid = bind.requested().isFull()
                ? bind.requested()
                : account.jid().withResource(services.tokens().next());
        for (AccountEvent event : newDevice(account, bind.requested())) outcome = outcome.and(event);
        account.sessions().add(new BoundSession(jid, bind.session(), account.now()));
        services.accounts().connect(account.jid(), self);
        return outcome.then(new AccountEffect.Tell<>(
                bind.session(), new Session.Bound(jid, self, Outbound.isFree(account.state(), account.archives()))));
    }

    /** A login doesn't fail where nothing can be stored. */
    private List<AccountEvent> newDevice(AccountContext account, Jid requested) {
        if (!services.store().health().accepting()) return List.of();
        String mark = services.accounts().deviceMark(requested);
        boolean told = account.state().devices().knows(mark)
                || !services.deeds().allows(account.jid(), Deed.NEW_DEVICE, account.now());
        return told ? List.of() : List.of(new DeviceKnown(mark), new DeedNoted(account.now(), Deed.NEW_DEVICE));
    }

    private static Outcome refuse(SessionCommands.Bind bind, Condition condition) {
        return Outcome.NOTHING.then(
                new AccountEffect.Tell<>(bind.session(), new Session.BindRefused(StanzaError.of(condition))));
    }

    private Outcome takeOver(AccountContext account, BoundSession old) {
        Session.End end = new Session.End(StreamError.of(StreamError.Condition.CONFLICT));
        return remove(account, old).then(new AccountEffect.Tell<>(old.session(), end));
    }

    Outcome findResumable(AccountContext account, SessionCommands.FindResumable find) {
        ResumableSession answer = new ResumableSession(null, gone.getOrDefault(find.id(), -1L));
        for (BoundSession session : account.sessions().all())
            if (find.id().equals(session.resumptionId())) answer = new ResumableSession(session.session(), -1);
        return Outcome.NOTHING.then(new AccountEffect.Tell<>(find.replyTo(), answer));
    }

    Outcome ended(AccountContext account, SessionCommands.SessionEnded ended) {
        remember(ended.resumptionId(), ended.handled());
        BoundSession session = account.sessions().get(ended.resource());
        if (session == null || !session.session().equals(ended.session())) return Outcome.NOTHING; // taken over
        return remove(account, session);
    }

    /** Its subscribers see it go, and what it had but didn't acknowledge goes to the others, or waits. */
    private Outcome remove(AccountContext account, BoundSession session) {
        Outcome farewell = presences.streamEnded(account, session);
        account.sessions().remove(session);
        if (account.sessions().isEmpty()) services.accounts().disconnect(account.jid(), self);
        return farewell.then(messages.redelivered(account, session));
    }

    private void remember(@Nullable String resumptionId, long handled) {
        if (resumptionId == null) return;
        if (gone.isEmpty()) gone = new LinkedHashMap<>(2);
        gone.put(resumptionId, handled);
        if (gone.size() > MAX_REMEMBERED) gone.remove(gone.keySet().iterator().next());
    }
}
