/** The ledgers of accounts. */
@NullMarked
package de.pimux.actors.ledger;

import org.jspecify.annotations.NullMarked;
