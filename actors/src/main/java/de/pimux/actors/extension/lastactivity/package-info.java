/** Last Activity (XEP-0012). */
@NullMarked
package de.pimux.actors.extension.lastactivity;

import org.jspecify.annotations.NullMarked;
