package de.pimux.core.account;

import de.pimux.core.erasure.ReceiptId;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.Tally;
import de.pimux.core.jid.Jid;
import de.pimux.core.sasl.ScramCredentials;
import java.time.Duration;
import java.time.Instant;

/** Whether an address belongs to somebody. */
public sealed interface Registration {
    /**
     * Until when nobody else may have the name.
     *
     * @param quarantine how long a name rests after its account was erased: contacts still know the old owner
     */
    Instant takenUntil(Duration quarantine);

    Registration ABSENT = new Absent();

    /** Nobody ever had it. */
    record Absent() implements Registration {
        @Override
        public Instant takenUntil(Duration quarantine) {
            return Instant.MIN;
        }
    }

    record Registered(ScramCredentials credentials, Instant at) implements Registration {
        @Override
        public Instant takenUntil(Duration quarantine) {
            return Instant.MAX;
        }
    }

    /** It is being erased: absent to everybody, but what it owned is still there. */
    record Erasing(Registered before, Jid account, Instant at, Requester by) implements Registration {
        @Override
        public Instant takenUntil(Duration quarantine) {
            return Instant.MAX;
        }
    }

    /** It had an owner, who left; a stranger can't take it over at once. */
    record Erased(Instant at, Requester by, Tally records, ReceiptId receipt) implements Registration {
        @Override
        public Instant takenUntil(Duration quarantine) {
            return at.plus(quarantine);
        }
    }
}
