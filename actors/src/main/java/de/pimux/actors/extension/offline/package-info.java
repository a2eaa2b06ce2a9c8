/** Messages for those who are away (XEP-0160). */
@NullMarked
package de.pimux.actors.extension.offline;

import org.jspecify.annotations.NullMarked;
