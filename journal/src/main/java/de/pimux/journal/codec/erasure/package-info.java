/** How the log of erasures is written. */
@NullMarked
package de.pimux.journal.codec.erasure;

import org.jspecify.annotations.NullMarked;
