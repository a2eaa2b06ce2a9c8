/** Message Archive Management (XEP-0313). */
@NullMarked
package de.pimux.actors.extension.archive;

import org.jspecify.annotations.NullMarked;
