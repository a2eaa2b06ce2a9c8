/** What the operator does for the rights of those whose data this is (GDPR Art. 15 to 20). */
@NullMarked
package de.pimux.actors.rights;

import org.jspecify.annotations.NullMarked;
