@NullMarked
package de.pimux.bench.scenario;

import org.jspecify.annotations.NullMarked;
