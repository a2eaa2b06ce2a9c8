/** The keys under which stored payloads are sealed, apart from the data: destroying one ends what it sealed. */
@NullMarked
package de.pimux.journal.vault;

import org.jspecify.annotations.NullMarked;
