package de.pimux.core.account;

import de.pimux.core.erasure.ReceiptId;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.Tally;
import de.pimux.core.jid.Jid;
import de.pimux.core.sasl.ScramCredentials;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether an address belongs to somebody. */
public sealed interface Registration {
    /**
     * Until when nobody else may have the name.
     *
     * @param quarantine how long a name rests after its account was erased: contacts still know the old owner
     */
    Instant takenUntil(Duration quarantine);

    /** The keys for a login; null for an address that nobody has. */
    @Nullable
    ScramCredentials credentials();

    Registration ABSENT = new Absent();

    /** Nobody ever had it. */
    record Absent() implements Registration {
        @Override
        public Instant takenUntil(Duration quarantine) {
            return Instant.MIN;
        }

        @Override
        public @Nullable ScramCredentials credentials() {
            return null;
        }
    }

    record Registered(ScramCredentials credentials, Instant at) implements Registration {
        @Override
        public Instant takenUntil(Duration quarantine) {
            return Instant.MAX;
        }
    }

    /**
     * It has an owner, and nothing of it may be processed but kept (GDPR Art. 18): to everybody else it is as if nobody
     * had it.
     *
     * @param since when that began
     */
    record Restricted(ScramCredentials credentials, Instant at, Instant since) implements Registration {
        @Override
        public Instant takenUntil(Duration quarantine) {
            return Instant.MAX;
        }

        /** As it was before. */
        public Registered unrestricted() {
            return new Registered(credentials, at);
        }
    }

    /** It is being erased: absent to everybody, but what it owned is still there. */
    record Erasing(Registered before, Jid account, Instant at, Requester by) implements Registration {
        @Override
        public Instant takenUntil(Duration quarantine) {
            return Instant.MAX;
        }

        @Override
        public @Nullable ScramCredentials credentials() {
            return null;
        }
    }

    /** It had an owner, who left; a stranger can't take it over at once. */
    record Erased(Instant at, Requester by, Tally records, ReceiptId receipt) implements Registration {
        @Override
        public Instant takenUntil(Duration quarantine) {
            return at.plus(quarantine);
        }

        @Override
        public @Nullable ScramCredentials credentials() {
            return null;
        }
    }
}
