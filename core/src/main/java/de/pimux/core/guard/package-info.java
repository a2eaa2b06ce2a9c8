/** Wrong passwords: what they are counted by, and what follows from them. */
@NullMarked
package de.pimux.core.guard;

import org.jspecify.annotations.NullMarked;
