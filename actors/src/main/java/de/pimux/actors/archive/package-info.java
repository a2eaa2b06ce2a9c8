/** Reads the archives of accounts from the journal's shelves (XEP-0313). */
@NullMarked
package de.pimux.actors.archive;

import org.jspecify.annotations.NullMarked;
