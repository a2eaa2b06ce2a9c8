/** The owner's right to a copy of everything (GDPR Art. 15 and 20). */
@NullMarked
package de.pimux.actors.extension.export;

import org.jspecify.annotations.NullMarked;
