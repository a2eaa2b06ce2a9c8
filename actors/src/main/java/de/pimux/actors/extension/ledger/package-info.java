/** The owner's view of what was done to the own account. */
@NullMarked
package de.pimux.actors.extension.ledger;

import org.jspecify.annotations.NullMarked;
