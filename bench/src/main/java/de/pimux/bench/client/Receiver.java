package de.pimux.bench.client;

/** What a scenario does with what a connection receives. Called on the driver's one thread. */
public interface Receiver {
    Receiver IGNORE = (connection, in) -> {};

    /** A top-level element; stream management's own elements come as {@link #acknowledged}. */
    void received(Connection connection, Incoming in);

    /** The server has counted {@code handled} stanzas of ours (XEP-0198). */
    default void acknowledged(Connection connection, long handled) {}

    /** The connection has ended, by either side. */
    default void closed(Connection connection) {}
}
