package de.pimux.bench.client;

import java.util.concurrent.CompletableFuture;

/** The start of every stream: header, STARTTLS if needed, and features over TLS. */
abstract class Negotiation implements Receiver {
    private final Driver driver;
    private final Target target;
    private final CompletableFuture<Connection> done = new CompletableFuture<>();
    private boolean secured;

    Negotiation(Driver driver, Target target) {
        this.driver = driver;
        this.target = target;
        this.secured = target.directTls();
    }

    /** Completes on the driver's thread. */
    final CompletableFuture<Connection> done() {
        return done;
    }

    final Target target() {
        return target;
    }

    final String header() {
        return "<?xml version='1.0'?><stream:stream to='" + target.domain()
                + "' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
    }

    final void fail(String why) {
        done.completeExceptionally(new IllegalStateException(why));
    }

    @Override
    public final void received(Connection connection, Incoming in) {
        if (in.contains("urn:ietf:params:xml:ns:xmpp-streams")) {
            fail("stream error: " + in.xml());
        } else if (secured) {
            secured(connection, in);
        } else if (in.contains("<starttls")) {
            connection.send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        } else if (in.contains("<proceed")) {
            secured = true;
            connection.channel().pipeline().addFirst(driver.tls(connection.channel(), target));
            connection.restart(header());
        } else {
            fail("no STARTTLS: " + in.xml());
        }
    }

    /** An element of a stream over TLS. */
    abstract void secured(Connection connection, Incoming in);

    @Override
    public void closed(Connection connection) {
        fail("connection closed before it was set up");
    }
}
