/** Files that users share by a link (XEP-0363): what may be stored, for how long, and how it is served. */
@NullMarked
package de.pimux.core.upload;

import org.jspecify.annotations.NullMarked;
