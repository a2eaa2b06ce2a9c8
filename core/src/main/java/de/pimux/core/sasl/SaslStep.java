package de.pimux.core.sasl;

import de.pimux.core.jid.Jid;
import org.jspecify.annotations.Nullable;

/** Where an authentication stands. It knows bytes only, so that XML of any profile of SASL can carry them. */
public sealed interface SaslStep {
    /** The server waits for the account's keys, which are looked up elsewhere. */
    non-sealed interface NeedsCredentials extends SaslStep {
        /** Who wants to log in. */
        Jid account();

        /** Whether {@link #with} tells if a password is right. */
        boolean verifies();

        /**
         * Takes the same time whether the account exists or not. For PLAIN that is a PBKDF2: not on a thread that
         * others wait for.
         *
         * @param found null where there is no such account
         */
        SaslStep with(@Nullable ScramCredentials found);
    }

    /** The server waits for the client. */
    non-sealed interface Challenge extends SaslStep {
        byte[] data();

        /** Whether {@link #response} tells if a password is right. */
        boolean verifies();

        SaslStep response(byte[] data);
    }

    /**
     * The end, and the only place that says who it is that has logged in.
     *
     * @param data additional data for the client (RFC 6120 §6.4.6), which may be of no length
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Success(Jid account, byte[] data) implements SaslStep {
        @Override
        public String toString() {
            return "Success[]";
        }
    }

    /** @param wrongPassword whether this counts as an attempt to guess: the rest are mistakes of a client */
    record Failed(SaslFailure why, boolean wrongPassword) implements SaslStep {}

    static SaslStep failed(SaslFailure why) {
        return new Failed(why, false);
    }
}
