/** Commands that are executed in stages (XEP-0050). */
@NullMarked
package de.pimux.core.command;

import org.jspecify.annotations.NullMarked;
