package de.pimux.actors.operator;

import java.time.Instant;
import java.util.Map;

/** What the operator's console asks of the connections. */
public interface StreamsPort {
    /** By transport: {@code starttls}, {@code direct-tls}, {@code https}. */
    Map<String, Integer> open();

    /** By transport, since the start. */
    Map<String, Long> accepted();

    /** Closed without a word, since the start. */
    long refused();

    /** When the first certificate in use expires. */
    Instant certificateExpires();
}
