/** Authentication (RFC 6120 §6): SCRAM with channel binding, and PLAIN for operators who want it. */
@NullMarked
package de.pimux.core.sasl;

import org.jspecify.annotations.NullMarked;
