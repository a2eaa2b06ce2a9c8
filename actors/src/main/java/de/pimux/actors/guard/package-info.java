/** Blocking of addresses from which passwords are guessed. */
@NullMarked
package de.pimux.actors.guard;

import org.jspecify.annotations.NullMarked;
