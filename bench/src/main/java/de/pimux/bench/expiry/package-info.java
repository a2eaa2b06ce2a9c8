/** What the end of a day's messages costs. */
@NullMarked
package de.pimux.bench.expiry;

import org.jspecify.annotations.NullMarked;
