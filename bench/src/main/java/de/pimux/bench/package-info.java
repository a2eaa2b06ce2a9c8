@NullMarked
package de.pimux.bench;

import org.jspecify.annotations.NullMarked;
