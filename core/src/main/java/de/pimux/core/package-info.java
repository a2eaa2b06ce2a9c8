/** The domain as plain values: no thread, no clock, no I/O. */
@NullMarked
package de.pimux.core;

import org.jspecify.annotations.NullMarked;
