/** The events of the login guard as bytes. */
@NullMarked
package de.pimux.journal.codec.guard;

import org.jspecify.annotations.NullMarked;
