/** In-Band Registration (XEP-0077). */
@NullMarked
package de.pimux.core.registration;

import org.jspecify.annotations.NullMarked;
