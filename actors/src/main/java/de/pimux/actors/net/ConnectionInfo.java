package de.pimux.actors.net;

import org.jspecify.annotations.Nullable;

/** What a stream may know of its connection. */
public interface ConnectionInfo {
    ClientAddress address();

    /** Whether the connection came in on a direct TLS port (XEP-0368). */
    boolean directTls();

    /** Whether bytes are encrypted from now on: live, true once the TLS handshake has completed. */
    boolean secure();

    /** The domain that the client named in TLS (RFC 6066 §3), if it did. */
    @Nullable
    String sni();

    /** {@code TLSv1.3} or {@code TLSv1.2}; {@code ""} before TLS. */
    String tlsProtocol();

    /** Channel binding of RFC 9266, 32 bytes; null before TLS 1.3 and on JDKs that can't tell (before 25). */
    byte @Nullable [] tlsExporter();

    /** Channel binding of RFC 5929 §4: the hash of the certificate used here; null before TLS. */
    byte @Nullable [] tlsServerEndPoint();

    /** The id of the Akka dispatcher whose one thread reads and writes this connection. */
    String dispatcher();

    /** Ends the login deadline that runs since the connection was accepted. */
    void loggedIn();

    /**
     * What to run, on any thread, when the login deadline passes: two seconds later the connection is closed. Without it the
     * connection is closed at the deadline.
     */
    void onDeadline(Runnable callback);
}
