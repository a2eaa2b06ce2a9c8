@NullMarked
package de.pimux.bench.client;

import org.jspecify.annotations.NullMarked;
