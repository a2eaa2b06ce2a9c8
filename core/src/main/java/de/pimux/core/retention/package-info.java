/** How long a stored fact may live. */
@NullMarked
package de.pimux.core.retention;

import org.jspecify.annotations.NullMarked;
