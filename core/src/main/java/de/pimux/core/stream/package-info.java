/** What can end a stream (RFC 6120 §4.9). */
@NullMarked
package de.pimux.core.stream;

import org.jspecify.annotations.NullMarked;
