/** What an extension registers, and the list of them. */
@NullMarked
package de.pimux.actors.extension;

import org.jspecify.annotations.NullMarked;
