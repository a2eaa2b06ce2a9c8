/** vcard-temp (XEP-0054). */
@NullMarked
package de.pimux.actors.extension.vcard;

import org.jspecify.annotations.NullMarked;
