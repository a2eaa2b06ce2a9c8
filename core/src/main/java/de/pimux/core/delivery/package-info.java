/** Where a stanza for an account goes (RFC 6121 §8). */
@NullMarked
package de.pimux.core.delivery;

import org.jspecify.annotations.NullMarked;
