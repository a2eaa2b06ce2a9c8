package de.pimux.core.account;

import de.pimux.core.erasure.ReceiptId;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.Tally;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.Erasure;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.Tombstone;
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

    /** From here on everything of the account is kept and nothing else is done with it (GDPR Art. 18). */
    record AccountRestricted(Instant at) implements CredentialsEvent {
        @Override
        public AccountState applyTo(AccountState account) {
            return account.registration() instanceof Registration.Registered registered
                    ? account.with(new Registration.Restricted(registered.credentials(), registered.at(), at))
                    : account;
        }
    }

    /** The account is its owner's again, as it was. */
    record AccountUnrestricted(Instant at) implements CredentialsEvent {
        @Override
        public AccountState applyTo(AccountState account) {
            return account.registration() instanceof Registration.Restricted restricted
                    ? account.with(restricted.unrestricted())
                    : account;
        }
    }

    /**
     * The account closes for good: nobody can log in any more, and to everybody else it is absent. What it owns is still
     * there, so that its contacts can be told, also after a crash. Removes nothing by itself, but a full disk must not
     * stop it, so it counts among what does.
     */
    record ErasureBegun(Jid account, Instant at, Requester by) implements CredentialsEvent, Tombstone {
        @Override
        public AccountState applyTo(AccountState state) {
            if (state.registration() instanceof Registration.Registered registered)
                return state.with(new Registration.Erasing(registered, account, at, by));
            if (state.registration() instanceof Registration.Restricted restricted)
                return state.with(new Registration.Erasing(restricted.unrestricted(), account, at, by));
            return state;
        }

        @Override
        public long[] discards() {
            return new long[0];
        }
    }

    /**
     * Everything that the account owned is gone. Must stay so short that the vault's record of the destroyed key can hold
     * it.
     *
     * @param at when it was asked for
     */
    record AccountErased(Instant at, Requester by, Tally records, ReceiptId receipt)
            implements CredentialsEvent, Erasure {
        @Override
        public AccountState applyTo(AccountState account) {
            return AccountState.ABSENT.with(new Registration.Erased(at, by, records, receipt));
        }
    }
}
