/** The server's own log: lines without anybody's address, name or words, in files that go by their age. */
@NullMarked
package de.pimux.actors.log;

import org.jspecify.annotations.NullMarked;
