@NullMarked
package de.pimux.actors;

import org.jspecify.annotations.NullMarked;
