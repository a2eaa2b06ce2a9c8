package de.pimux.actors.account;

import de.pimux.core.guard.FailedLoginEvent.FailureNoted;
import de.pimux.core.guard.FailedLoginEvent.NoticeDue;
import de.pimux.core.guard.FailedLoginEvent.OwnerNotified;
import de.pimux.core.guard.FailureNotice;
import de.pimux.core.guard.Origin;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.StanzaException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes who tried to get into the account, and tells the owner once, after the next login. */
final class FailedLoginDesk {
    /**
     * Failures noted while the account stays in memory; beyond it nothing is noted until it has been left alone for a
     * while. Where addresses are exempt from the guard, nothing else bounds what a guesser makes the server store.
     */
    private static final int MAX_NOTED = 100;

    private final AccountServices services;
    private final MessageGate messages;
    private int noted;

    FailedLoginDesk(AccountServices services, MessageGate messages) {
        this.services = services;
        this.messages = messages;
    }

    Outcome note(AccountContext account, Origin origin) {
        if (!account.state().exists() || noted >= MAX_NOTED) return Outcome.NOTHING;
        noted++;
        Outcome outcome = Outcome.happened(new FailureNoted(account.now(), origin));
        boolean first = account.state().failuresToTell() == 0;
        return first && services.config().guard().notifyOwner()
                ? outcome.and(new NoticeDue(account.nextSequenceNr()))
                : outcome;
    }

    Outcome loggedIn(AccountContext account, @Nullable String language) {
        long from = account.state().failuresToTell();
        return from == 0 ? Outcome.NOTHING : Outcome.NOTHING.then(new AccountEffect.ReadFailures(from, language));
    }

    /** The message and the knowledge that it was sent are one write. What has expired meanwhile is not told of. */
    Outcome read(AccountContext account, LoginCommands.FailuresRead read) {
        if (account.state().failuresToTell() == 0) return Outcome.NOTHING;
        if (read.failures().isEmpty()) return Outcome.happened(new OwnerNotified());
        Outcome arrival = messages.inbound(account, notice(account, read.failures(), read.language()));
        return arrival.events().isEmpty() ? Outcome.NOTHING : arrival.and(new OwnerNotified());
    }

    private Message notice(AccountContext account, List<FailureNoted> failures, @Nullable String language) {
        try {
            return Message.of(FailureNotice.message(
                    services.accounts().domain().text(), account.jid().text(), failures, language));
        } catch (StanzaException neverWritten) {
            throw new IllegalStateException(neverWritten);
        }
    }
}
