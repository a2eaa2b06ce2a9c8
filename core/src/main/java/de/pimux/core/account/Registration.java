package de.pimux.core.account;

import de.pimux.core.sasl.ScramCredentials;
import java.time.Instant;

/** Whether an address belongs to somebody. */
public sealed interface Registration {
    Registration ABSENT = new Absent();

    /** Nobody ever had it. */
    record Absent() implements Registration {}

    record Registered(ScramCredentials credentials, Instant at) implements Registration {}

    /** It had an owner, who left; a stranger can't take it over at once. */
    record Erased(Instant at) implements Registration {}
}
