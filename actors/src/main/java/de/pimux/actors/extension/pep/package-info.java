/** Every account is a publish-subscribe service (XEP-0163). */
@NullMarked
package de.pimux.actors.extension.pep;

import org.jspecify.annotations.NullMarked;
