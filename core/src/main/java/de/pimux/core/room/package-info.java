/** The rules of rooms (XEP-0045): who may enter, speak and decide, what others see of it, and what is kept. */
@NullMarked
package de.pimux.core.room;

import org.jspecify.annotations.NullMarked;
