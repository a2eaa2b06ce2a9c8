/** What a client can do, told in its presence as a hash (XEP-0115). */
@NullMarked
package de.pimux.core.caps;

import org.jspecify.annotations.NullMarked;
