/** What is announced of stream management (XEP-0198) and of limits (XEP-0478). */
@NullMarked
package de.pimux.actors.extension.streammanagement;

import org.jspecify.annotations.NullMarked;
