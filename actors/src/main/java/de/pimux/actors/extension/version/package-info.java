/** Software Version (XEP-0092). */
@NullMarked
package de.pimux.actors.extension.version;

import org.jspecify.annotations.NullMarked;
