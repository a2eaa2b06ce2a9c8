/** One bound resource and its stream management (RFC 6120 §7, XEP-0198). */
@NullMarked
package de.pimux.actors.session;

import org.jspecify.annotations.NullMarked;
