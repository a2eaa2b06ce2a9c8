/** What was done to an account, for its owner to see. */
@NullMarked
package de.pimux.core.ledger;

import org.jspecify.annotations.NullMarked;
