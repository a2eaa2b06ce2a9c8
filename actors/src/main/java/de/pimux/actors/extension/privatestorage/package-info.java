/** Private XML Storage (XEP-0049). */
@NullMarked
package de.pimux.actors.extension.privatestorage;

import org.jspecify.annotations.NullMarked;
