@NullMarked
package de.pimux.bench.server;

import org.jspecify.annotations.NullMarked;
