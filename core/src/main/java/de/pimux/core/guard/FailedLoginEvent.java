package de.pimux.core.guard;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.retention.RetentionClass;
import java.time.Instant;

/** What an account knows of those who tried to get in. */
public sealed interface FailedLoginEvent extends AccountEvent {
    /** Somebody tried a wrong password. No state is made of it: it is read from its shelf for as long as it lies there. */
    record FailureNoted(Instant at, Origin origin) implements FailedLoginEvent {
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

    /**
     * The owner hasn't been told yet. It says neither when nor from where: it lasts longer than that may.
     *
     * @param sequenceNr the position of the first failure to tell of, from 1
     */
    record NoticeDue(long sequenceNr) implements FailedLoginEvent {
        @Override
        public RetentionClass retention() {
            return RetentionClass.ACCOUNT;
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account.withFailuresToTell(sequenceNr);
        }
    }

    /** The owner knows, or there is nothing left to know. */
    record OwnerNotified() implements FailedLoginEvent {
        @Override
        public RetentionClass retention() {
            return RetentionClass.ACCOUNT;
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account.withFailuresToTell(0);
        }
    }
}
