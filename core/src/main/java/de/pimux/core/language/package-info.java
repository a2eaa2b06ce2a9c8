/** The languages in which the server speaks to people. */
@NullMarked
package de.pimux.core.language;

import org.jspecify.annotations.NullMarked;
