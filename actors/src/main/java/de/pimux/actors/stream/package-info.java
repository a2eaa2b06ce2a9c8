/** The negotiation of a client's stream (RFC 6120 §4 to §7). */
@NullMarked
package de.pimux.actors.stream;

import org.jspecify.annotations.NullMarked;
