/** Data Policy (XEP-0504). */
@NullMarked
package de.pimux.actors.extension.datapolicy;

import org.jspecify.annotations.NullMarked;
