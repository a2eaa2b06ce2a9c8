@NullMarked
package de.pimux.journal;

import org.jspecify.annotations.NullMarked;
