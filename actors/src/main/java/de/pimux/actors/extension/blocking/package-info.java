/** Blocking Command (XEP-0191). */
@NullMarked
package de.pimux.actors.extension.blocking;

import org.jspecify.annotations.NullMarked;
