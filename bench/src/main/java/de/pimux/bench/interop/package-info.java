@NullMarked
package de.pimux.bench.interop;

import org.jspecify.annotations.NullMarked;
