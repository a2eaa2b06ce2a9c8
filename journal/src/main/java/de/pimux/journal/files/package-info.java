/** Content that is too large for events: sealed files in a folder for each UTC day. */
@NullMarked
package de.pimux.journal.files;

import org.jspecify.annotations.NullMarked;
