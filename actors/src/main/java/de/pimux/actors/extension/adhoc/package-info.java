/** Ad-Hoc Commands (XEP-0050). */
@NullMarked
package de.pimux.actors.extension.adhoc;

import org.jspecify.annotations.NullMarked;
