/** Commands of accounts, for the extensions that have some (XEP-0050). */
@NullMarked
package de.pimux.actors.command;

import org.jspecify.annotations.NullMarked;
