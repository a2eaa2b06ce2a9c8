/** Everything that one account owns. */
@NullMarked
package de.pimux.core.account;

import org.jspecify.annotations.NullMarked;
