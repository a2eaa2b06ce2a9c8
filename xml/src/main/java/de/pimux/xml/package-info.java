@NullMarked
package de.pimux.xml;

import org.jspecify.annotations.NullMarked;
