package de.pimux.core.sasl;

import org.jspecify.annotations.Nullable;

/**
 * One mechanism.
 *
 * @param hash null for PLAIN
 * @param plus whether it is bound to the channel, as {@code SCRAM-SHA-256-PLUS}
 */
record SaslMechanism(String name, @Nullable ScramHash hash, boolean plus) {
    static final SaslMechanism PLAIN = new SaslMechanism("PLAIN", null, false);

    static SaslMechanism scram(ScramHash hash, boolean plus) {
        return new SaslMechanism(hash.mechanismName() + (plus ? "-PLUS" : ""), hash, plus);
    }
}
