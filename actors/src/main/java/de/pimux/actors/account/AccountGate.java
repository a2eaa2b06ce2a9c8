package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.TimerScheduler;
import de.pimux.actors.account.AccountEntity.Command;
import de.pimux.core.account.CredentialsEvent.PasswordChanged;
import de.pimux.core.guard.Origin;
import de.pimux.core.ledger.Deed;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stream.StreamError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides every command of an account: hands it to the part that knows the kind of stanza or of change. */
final class AccountGate {
    /** A delivery without an acknowledgement is written down after so long, unless another write takes it along. */
    private static final Duration MARK_DELAY = Duration.ofMillis(50);

    /** How long an account without sessions stays in memory. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final TimerScheduler<Command> timers;
    private final DeliveryMarks marks;
    private final Condensing condensing;
    private final SessionDesk sessions;
    private final MessageGate messages;
    private final PresenceGate presences;
    private final IqGate iqs;
    private final ErasureGate erasure;
    private final InterestDesk interests;
    private boolean used;
    private final FailedLoginDesk failedLogins;

    AccountGate(
            ActorRef<Command> self,
            TimerScheduler<Command> timers,
            AccountServices services,
            DeliveryMarks marks,
            Condensing condensing,
            ErasureMemory erasure) {
        this.timers = timers;
        this.marks = marks;
        this.condensing = condensing;
        this.messages = new MessageGate(
                services.accounts().domain().text(), services.offlineLimits(), new ArchiveGate(), marks);
        this.interests = new InterestDesk(services);
        this.presences = new PresenceGate(services, messages, interests);
        this.iqs = new IqGate(services.extensions(), interests);
        this.failedLogins = new FailedLoginDesk(services, messages);
        this.erasure = new ErasureGate(timers, services, erasure);
        this.sessions = new SessionDesk(self, services, presences, messages);
    }

    ErasureGate erasure() {
        return erasure;
    }

    InterestDesk interests() {
        return interests;
    }

    Outcome bind(AccountContext account, SessionCommands.Bind bind) {
        return sessions.bind(account, bind);
    }

    Outcome findResumable(AccountContext account, SessionCommands.FindResumable find) {
        return sessions.findResumable(account, find);
    }

    Outcome sessionEnded(AccountContext account, SessionCommands.SessionEnded ended) {
        return sessions.ended(account, ended);
    }

    Outcome fromClient(AccountContext account, Stanza stanza) {
        if (!account.state().exists()) return Outcome.refuse(Condition.NOT_AUTHORIZED);
        if (stanza instanceof Message message) return messages.fromClient(account, message);
        if (stanza instanceof Presence presence) return presences.fromClient(account, presence);
        return iqs.fromClient(account, (Iq) stanza);
    }

    Outcome inbound(AccountContext account, Stanza stanza) {
        if (stanza instanceof Message message) return messages.inbound(account, message);
        if (stanza instanceof Presence presence) return presences.inbound(account, presence);
        return iqs.inbound(account, (Iq) stanza);
    }

    /** Every other session must log in again with the new password (XEP-0077 §14). */
    Outcome changePassword(AccountContext account, LoginCommands.PasswordDerived derived) {
        if (!account.state().exists()) return Outcome.refuse(Condition.NOT_AUTHORIZED);
        ScramCredentials credentials = derived.credentials();
        if (credentials == null) return Outcome.refuse(Condition.NOT_ACCEPTABLE);
        StreamError reset = StreamError.of(StreamError.Condition.NOT_AUTHORIZED).withText("the password was changed");
        return Outcome.happened(new PasswordChanged(credentials), new DeedNoted(account.now(), Deed.PASSWORD_CHANGED))
                .then(new AccountEffect.Reply(derived.request().result()))
                .then(new AccountEffect.EndSessions(
                        session -> !session.jid().equals(derived.request().from()), reset));
    }

    /** An acknowledged message is written off at once: its client must not get it again, even after the server has died. */
    Outcome delivered(AccountContext account, SessionCommands.Delivered delivered) {
        BoundSession session = account.sessions().get(delivered.resource());
        if (session != null) for (long queued : delivered.queued()) session.settled(queued);
        if (!account.state().isOwned()) return Outcome.NOTHING; // everything goes, whoever has it
        marks.add(delivered.queued());
        if (delivered.acknowledged()) return flushDelivered();
        if (!timers.isTimerActive(MarkTimer.KEY))
            timers.startSingleTimer(MarkTimer.KEY, new AccountEntity.FlushDelivered(), MARK_DELAY);
        return Outcome.NOTHING;
    }

    Outcome flushDelivered() {
        return marks.isEmpty() ? Outcome.NOTHING : Outcome.happened(marks.take());
    }

    /** Not a receive timeout: that would set a timer for each command. */
    void used(Sessions sessions) {
        used = true;
        if (sessions.isEmpty() && !timers.isTimerActive(IdleTimer.KEY)) watchIdle();
    }

    private void watchIdle() {
        used = false;
        timers.startSingleTimer(IdleTimer.KEY, new AccountEntity.IdleDue(), IDLE);
    }

    /** What an erasure waits for, such as all rooms, which forget the account first, only this life of the entity hears. */
    Outcome idleDue(AccountContext account) {
        if (!account.sessions().isEmpty()) return Outcome.NOTHING;
        if (!used && !account.state().isErasing())
            return flushDelivered().then(condensed(account)).then(new AccountEffect.Passivate());
        watchIdle();
        return Outcome.NOTHING;
    }

    Outcome condenseDue(AccountContext account) {
        condensing.asked();
        return Outcome.NOTHING.then(condensed(account));
    }

    /** Of an account that goes nothing is written any more. */
    private List<AccountEffect> condensed(AccountContext account) {
        return account.state().isOwned() && condensing.take() ? List.of(new AccountEffect.Condense()) : List.of();
    }

    /** The next write asks for another one. */
    Outcome condenseFailed() {
        condensing.failed();
        return Outcome.NOTHING;
    }

    Outcome noteFailure(AccountContext account, Origin origin) {
        return failedLogins.note(account, origin);
    }

    Outcome loggedIn(AccountContext account, @Nullable String language) {
        return failedLogins.loggedIn(account, language);
    }

    Outcome failuresRead(AccountContext account, LoginCommands.FailuresRead read) {
        return failedLogins.read(account, read);
    }

    private enum MarkTimer {
        KEY
    }

    private enum IdleTimer {
        KEY
    }
}
