/** Who is there, and who may know (RFC 6121 §4). */
@NullMarked
package de.pimux.core.presence;

import org.jspecify.annotations.NullMarked;
