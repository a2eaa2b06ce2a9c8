package de.pimux.actors.net;

import akka.NotUsed;
import akka.stream.javadsl.Flow;
import akka.util.ByteString;

/** Makes the stream of each accepted connection. */
public interface ConnectionHandler {
    /** Whether this client may connect at all: asked on accept, by any thread. */
    default boolean admits(ClientAddress client) {
        return true;
    }

    /**
     * Called on the connection's event loop, once per connection: after accept, or on a direct TLS port after the handshake.
     * The flow gets the decrypted bytes and is never given more than it asks for. Its input completes when the client
     * ends its side or the connection breaks. It runs on the event loop too, so no stage of it may block.
     */
    Flow<ByteString, WireCommand, NotUsed> newConnection(ConnectionInfo info);
}
