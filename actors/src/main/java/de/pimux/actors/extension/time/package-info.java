/** Entity Time (XEP-0202). */
@NullMarked
package de.pimux.actors.extension.time;

import org.jspecify.annotations.NullMarked;
