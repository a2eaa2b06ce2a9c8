package de.pimux.actors.net;

/** How a connection comes in. */
enum Transport {
    STARTTLS("starttls", false),
    DIRECT_TLS("direct-tls", true),
    HTTPS("https", true);

    private final String label;
    private final boolean tlsFirst;

    Transport(String label, boolean tlsFirst) {
        this.label = label;
        this.tlsFirst = tlsFirst;
    }

    /** As the operator sees it. */
    String label() {
        return label;
    }

    /** Whether there is nothing before TLS. */
    boolean tlsFirst() {
        return tlsFirst;
    }
}
