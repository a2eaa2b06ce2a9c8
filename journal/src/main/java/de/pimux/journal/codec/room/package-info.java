/** How the events and snapshots of rooms are written. */
@NullMarked
package de.pimux.journal.codec.room;

import org.jspecify.annotations.NullMarked;
