/** Messages, presence and IQs, and their errors (RFC 6120 §8). */
@NullMarked
package de.pimux.core.stanza;

import org.jspecify.annotations.NullMarked;
