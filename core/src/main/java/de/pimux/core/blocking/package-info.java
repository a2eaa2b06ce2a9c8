/** Blocking of addresses (XEP-0191). */
@NullMarked
package de.pimux.core.blocking;

import org.jspecify.annotations.NullMarked;
