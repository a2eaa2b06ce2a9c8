/** Multi-User Chat (XEP-0045). */
@NullMarked
package de.pimux.actors.extension.room;

import org.jspecify.annotations.NullMarked;
