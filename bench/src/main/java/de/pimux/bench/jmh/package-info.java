@NullMarked
package de.pimux.bench.jmh;

import org.jspecify.annotations.NullMarked;
