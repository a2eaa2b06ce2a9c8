/** One avatar, whichever way it was published (XEP-0084, XEP-0153, XEP-0398). */
@NullMarked
package de.pimux.core.avatar;

import org.jspecify.annotations.NullMarked;
