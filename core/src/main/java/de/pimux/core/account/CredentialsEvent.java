package de.pimux.core.account;

import de.pimux.core.retention.Erasure;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.roster.Roster;
import de.pimux.core.sasl.ScramCredentials;
import java.time.Instant;

/** How an account comes, changes its password and goes (XEP-0077). */
public sealed interface CredentialsEvent extends AccountEvent {
    @Override
    default RetentionClass retention() {
        return RetentionClass.ACCOUNT;
    }

    /**
     * An account starts, empty. Its roster counts versions from the second of its start, so that what a client has kept
     * of an erased account of the same name is never taken for current.
     */
    record AccountRegistered(ScramCredentials credentials, Instant at) implements CredentialsEvent {
        @Override
        public AccountState applyTo(AccountState account) {
            return AccountState.ABSENT
                    .with(new Registration.Registered(credentials, at))
                    .with(Roster.startingAt(at.getEpochSecond()));
        }
    }

    record PasswordChanged(ScramCredentials credentials) implements CredentialsEvent {
        @Override
        public AccountState applyTo(AccountState account) {
            return account.registration() instanceof Registration.Registered registered
                    ? account.with(new Registration.Registered(credentials, registered.at()))
                    : account;
        }
    }

    /** Everything that the account owned is gone. */
    record AccountErased(Instant at) implements CredentialsEvent, Erasure {
        @Override
        public AccountState applyTo(AccountState account) {
            return AccountState.ABSENT.with(new Registration.Erased(at));
        }
    }
}
