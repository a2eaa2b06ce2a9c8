package de.pimux.actors;

import de.pimux.core.account.AccountState;
import de.pimux.core.account.CredentialsEvent.AccountRegistered;
import de.pimux.journal.plugin.JournalExtension;
import java.util.function.Supplier;

/** Counts the accounts by reading what is stored of them: no list of accounts is kept anywhere. */
record AccountCount(JournalExtension journal) implements Supplier<Long> {
    @Override
    public Long get() {
        return journal.countLasting(AccountCount::isAccount);
    }

    /** Of an account there is its first event, until a snapshot replaces it. */
    private static boolean isAccount(Object stored) {
        return stored instanceof AccountRegistered || (stored instanceof AccountState account && account.exists());
    }
}
