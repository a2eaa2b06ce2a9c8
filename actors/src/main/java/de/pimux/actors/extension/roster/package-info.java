/** The roster on the wire (RFC 6121 §2). */
@NullMarked
package de.pimux.actors.extension.roster;

import org.jspecify.annotations.NullMarked;
