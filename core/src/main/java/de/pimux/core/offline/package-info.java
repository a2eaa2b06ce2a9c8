/** Messages that wait until a client has taken them (XEP-0160). */
@NullMarked
package de.pimux.core.offline;

import org.jspecify.annotations.NullMarked;
