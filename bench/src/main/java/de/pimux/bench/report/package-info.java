@NullMarked
package de.pimux.bench.report;

import org.jspecify.annotations.NullMarked;
