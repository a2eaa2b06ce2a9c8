package de.pimux.core.guard;

import de.pimux.core.retention.Retained;
import de.pimux.core.retention.RetentionClass;
import java.time.Instant;

/**
 * What has happened to the logins from one client. The name that was tried is in none of them: the account itself knows
 * ({@link FailedLoginEvent}), and a name that nobody has is a stranger's mistake and nobody's business.
 */
public sealed interface GuardEvent extends Retained {
    Instant at();

    GuardState applyTo(GuardState state);

    @Override
    default RetentionClass retention() {
        return RetentionClass.SECURITY;
    }

    @Override
    default Instant recordedAt() {
        return at();
    }

    /** A password was wrong. */
    record LoginFailed(Instant at, Origin origin) implements GuardEvent {
        @Override
        public GuardState applyTo(GuardState state) {
            return state.withFailure(at);
        }
    }

    /**
     * Nobody may log in from there for a while. It counts from here on anew.
     *
     * @param network what is blocked, as the operator sees it
     */
    record AddressBlocked(Instant at, Origin network, Instant until) implements GuardEvent {
        @Override
        public GuardState applyTo(GuardState state) {
            return GuardState.blocked(until);
        }
    }

    /** The operator lifts a block, and what was counted is forgotten. */
    record AddressUnblocked(Instant at, Origin network) implements GuardEvent {
        @Override
        public GuardState applyTo(GuardState state) {
            return GuardState.CLEAN;
        }
    }
}
