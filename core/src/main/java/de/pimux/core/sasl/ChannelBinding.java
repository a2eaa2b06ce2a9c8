package de.pimux.core.sasl;

/** The kinds of channel binding that are offered, the better first. */
public enum ChannelBinding {
    /** RFC 9266: a secret of this one connection. */
    TLS_EXPORTER("tls-exporter"),
    /** RFC 5929 §4: the hash of the server's certificate. */
    TLS_SERVER_END_POINT("tls-server-end-point");

    private final String wireName;

    ChannelBinding(String wireName) {
        this.wireName = wireName;
    }

    /** The name that IANA registered. */
    public String wireName() {
        return wireName;
    }
}
