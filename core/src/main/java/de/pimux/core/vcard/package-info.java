/** The profile that everybody may read (XEP-0054). */
@NullMarked
package de.pimux.core.vcard;

import org.jspecify.annotations.NullMarked;
