/** The end of an account, and what proves it. */
@NullMarked
package de.pimux.core.erasure;

import org.jspecify.annotations.NullMarked;
