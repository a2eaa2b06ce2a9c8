package de.pimux.core.ledger;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.retention.RetentionClass;
import java.time.Instant;

/** What is written into an account's ledger. No state is made of it. */
public sealed interface LedgerEvent extends AccountEvent {
    /** Something was done to the account: what and when, and nothing else, neither who nor from where. */
    record DeedNoted(Instant at, Deed deed) implements LedgerEvent {
        @Override
        public RetentionClass retention() {
            return RetentionClass.SECURITY;
        }

        @Override
        public Instant recordedAt() {
            return at;
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account;
        }
    }
}
