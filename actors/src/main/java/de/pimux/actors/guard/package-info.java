/** The login guard: wrong passwords, counted by where they come from. */
@NullMarked
package de.pimux.actors.guard;

import org.jspecify.annotations.NullMarked;
