/** Data forms (XEP-0004). */
@NullMarked
package de.pimux.core.dataform;

import org.jspecify.annotations.NullMarked;
