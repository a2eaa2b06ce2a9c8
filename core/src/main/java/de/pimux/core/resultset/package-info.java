/** Pages of long results (XEP-0059). */
@NullMarked
package de.pimux.core.resultset;

import org.jspecify.annotations.NullMarked;
