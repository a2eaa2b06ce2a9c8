/** What is archived of an account's messages, and how it is found again (XEP-0313, XEP-0359, XEP-0441). */
@NullMarked
package de.pimux.core.archive;

import org.jspecify.annotations.NullMarked;
