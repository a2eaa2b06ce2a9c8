/** Rosters and presence subscriptions (RFC 6121 §2 and §3). */
@NullMarked
package de.pimux.core.roster;

import org.jspecify.annotations.NullMarked;
