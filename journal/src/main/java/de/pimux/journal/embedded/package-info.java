/** The event store of a single node, on RocksDB. Nothing outside this package knows that. */
@NullMarked
package de.pimux.journal.embedded;

import org.jspecify.annotations.NullMarked;
