/** Accounts on their way out of the server and into it. */
@NullMarked
package de.pimux.actors.export;

import org.jspecify.annotations.NullMarked;
