/** Accounts that move from one server to another (XEP-0227). */
@NullMarked
package de.pimux.bench.move;

import org.jspecify.annotations.NullMarked;
