/** XML that clients keep for themselves (XEP-0049). */
@NullMarked
package de.pimux.core.privatestorage;

import org.jspecify.annotations.NullMarked;
