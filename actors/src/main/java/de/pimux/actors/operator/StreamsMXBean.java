package de.pimux.actors.operator;

import java.util.Map;

/** The connections of clients, for the operator: {@code pimux:type=Streams}. */
@Described("The connections of clients, counted, and the certificate that they see.")
public interface StreamsMXBean {
    String NAME = "pimux:type=Streams";

    @Described("How many connections are open, whatever their stage.")
    int getOpen();

    @Described("How many connections are open, by the way they came in.")
    Map<String, Integer> getOpenByTransport();

    @Described("How many connections were let in since the start, by the way they came in.")
    Map<String, Long> getAccepted();

    @Described("How many connections were closed at once since the start, because of limits.connections or "
            + "limits.connections-per-address, or, on the web port, because the address is blocked.")
    long getRefused();

    @Described("When the first of the certificates in use expires, in UTC.")
    String getCertificateExpires();
}
