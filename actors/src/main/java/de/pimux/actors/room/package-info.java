/** Rooms as actors (XEP-0045): one entity per room, the list of all of them, and the service that they live at. */
@NullMarked
package de.pimux.actors.room;

import org.jspecify.annotations.NullMarked;
