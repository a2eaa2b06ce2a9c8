/** Data Policy (XEP-0504): what a service says about the data that it keeps. */
@NullMarked
package de.pimux.core.datapolicy;

import org.jspecify.annotations.NullMarked;
