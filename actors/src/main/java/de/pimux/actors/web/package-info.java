/** HTTP over the server's own sockets, for files and for pages. */
@NullMarked
package de.pimux.actors.web;

import org.jspecify.annotations.NullMarked;
