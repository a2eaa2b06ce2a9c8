/** What a registered account changes of its registration (XEP-0077). */
@NullMarked
package de.pimux.actors.extension.registration;

import org.jspecify.annotations.NullMarked;
