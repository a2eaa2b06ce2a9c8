package de.pimux.core.sasl;

import java.util.Map;

/** The keys of one password, for each hash function that a client may ask for. */
public record ScramCredentials(Map<ScramHash, ScramKeys> keys) {
    public ScramCredentials {
        keys = Map.copyOf(keys);
    }

    @Override
    public String toString() {
        return "ScramCredentials" + keys.keySet();
    }
}
