/** The codec of what is on record about deletions. */
@NullMarked
package de.pimux.journal.codec.retention;

import org.jspecify.annotations.NullMarked;
