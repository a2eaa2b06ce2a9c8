/** What a client may still ask about its binding once it is bound (RFC 6120 §7). */
@NullMarked
package de.pimux.actors.extension.binding;

import org.jspecify.annotations.NullMarked;
