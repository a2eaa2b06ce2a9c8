@NullMarked
package de.pimux.core;

import org.jspecify.annotations.NullMarked;
