/** XMPP Ping (XEP-0199). */
@NullMarked
package de.pimux.core.ping;

import org.jspecify.annotations.NullMarked;
