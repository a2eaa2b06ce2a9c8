package de.pimux.actors.operator;

import java.io.IOException;
import java.util.Map;

/** The login guard, for the operator: {@code pimux:type=Guard}. */
public interface GuardMXBean {
    String NAME = "pimux:type=Guard";

    /** What is blocked now for wrong passwords: by address and prefix length, the end of the block in UTC (ISO 8601). */
    Map<String, String> getBlocked();

    /**
     * Lifts the block of an address, written alone or as {@link #getBlocked} lists it, and what was counted for it.
     *
     * @return whether there was anything to lift
     */
    boolean unblock(String address) throws IOException;
}
