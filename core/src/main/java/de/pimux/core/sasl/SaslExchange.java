package de.pimux.core.sasl;

import static de.pimux.core.sasl.SaslFailure.INVALID_MECHANISM;
import static de.pimux.core.sasl.SaslFailure.MALFORMED_REQUEST;

import org.jspecify.annotations.Nullable;

/** Begins an authentication, whatever XML has carried the request. */
public final class SaslExchange {
    /**
     * Octets that a SASL message may have: room for three parts of an address at their longest (RFC 7622 §3.1), and for
     * a nonce.
     */
    static final int MAX_MESSAGE_BYTES = 4096;

    private static final byte[] NOTHING = new byte[0];

    private SaslExchange() {}

    /** @param initialResponse null where the client has sent none (RFC 6120 §6.4.2) */
    public static SaslStep begin(SaslContext context, String mechanism, byte @Nullable [] initialResponse) {
        SaslMechanism chosen = context.offered().named(mechanism);
        if (chosen == null) return SaslStep.failed(INVALID_MECHANISM);
        if (initialResponse == null) return new EmptyChallenge(context, chosen);
        return first(context, chosen, initialResponse);
    }

    private static SaslStep first(SaslContext context, SaslMechanism mechanism, byte[] message) {
        if (message.length > MAX_MESSAGE_BYTES) return SaslStep.failed(MALFORMED_REQUEST);
        ScramHash hash = mechanism.hash();
        return hash == null ? Plain.begin(context, message) : Scram.begin(context, mechanism, hash, message);
    }

    /** Every mechanism here begins with the client, which is asked for what it hasn't sent at once. */
    private record EmptyChallenge(SaslContext context, SaslMechanism mechanism) implements SaslStep.Challenge {
        @Override
        public byte[] data() {
            return NOTHING;
        }

        @Override
        public boolean verifies() {
            return false;
        }

        @Override
        public SaslStep response(byte[] data) {
            return first(context, mechanism, data);
        }
    }
}
