@NullMarked
package de.pimux.bench.measure;

import org.jspecify.annotations.NullMarked;
