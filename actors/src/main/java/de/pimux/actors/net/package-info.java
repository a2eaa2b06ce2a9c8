/** Sockets and TLS (Netty), handed to Akka Streams as one flow of bytes per connection. */
@NullMarked
package de.pimux.actors.net;

import org.jspecify.annotations.NullMarked;
