/** Addresses (RFC 7622). */
@NullMarked
package de.pimux.core.jid;

import org.jspecify.annotations.NullMarked;
