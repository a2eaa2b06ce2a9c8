/** How events and snapshots become bytes: explicit, versioned, compact. */
@NullMarked
package de.pimux.journal.codec;

import org.jspecify.annotations.NullMarked;
