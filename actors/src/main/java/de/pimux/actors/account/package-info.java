/** The entity that keeps one account: the gate for everything it sends and receives. */
@NullMarked
package de.pimux.actors.account;

import org.jspecify.annotations.NullMarked;
