/** Akka Persistence on an {@link de.pimux.journal.EventStore}. */
@NullMarked
package de.pimux.journal.plugin;

import org.jspecify.annotations.NullMarked;
