/** Making accounts from a client (XEP-0077). */
@NullMarked
package de.pimux.actors.registration;

import org.jspecify.annotations.NullMarked;
