/** Accounts as files that go from server to server and to their owners (XEP-0227). */
@NullMarked
package de.pimux.core.export;

import org.jspecify.annotations.NullMarked;
