/** What the operator does to a running server: MBeans, and the command line that calls them. */
@NullMarked
package de.pimux.actors.operator;

import org.jspecify.annotations.NullMarked;
