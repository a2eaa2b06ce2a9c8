/** SASL: the server's side of authentication (RFC 5802). */
@NullMarked
package de.pimux.core.sasl;

import org.jspecify.annotations.NullMarked;
