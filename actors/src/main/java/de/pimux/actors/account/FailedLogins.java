package de.pimux.actors.account;

import de.pimux.core.guard.FailedLoginEvent.FailureNoted;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.plugin.JournalExtension;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Reads who tried to get into an account with a wrong password, for as long as that may be kept. */
public final class FailedLogins {
    private final JournalExtension journal;
    private final Accounts accounts;

    public FailedLogins(JournalExtension journal, Accounts accounts) {
        this.journal = journal;
        this.accounts = accounts;
    }

    /** All that is known, oldest first. */
    public CompletionStage<List<FailureNoted>> of(Jid account) {
        return of(account, 0);
    }

    /** @param from the position in the account's journal of the first that is wanted */
    CompletionStage<List<FailureNoted>> of(Jid account, long from) {
        return journal.history(
                        AccountServices.persistenceId(accounts.opaqueId(account)),
                        Set.of(RetentionClass.SECURITY),
                        new SequenceRange(from, Long.MAX_VALUE))
                .thenApply(events -> events.values().stream()
                        .filter(FailureNoted.class::isInstance)
                        .map(FailureNoted.class::cast)
                        .toList());
    }
}
