/** Where a stanza goes by its address. */
@NullMarked
package de.pimux.actors.router;

import org.jspecify.annotations.NullMarked;
