/** Stream management (XEP-0198): what was handled, and what was sent but not acknowledged. */
@NullMarked
package de.pimux.core.streammanagement;

import org.jspecify.annotations.NullMarked;
