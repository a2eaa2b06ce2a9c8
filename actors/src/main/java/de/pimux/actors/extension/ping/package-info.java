/** XMPP Ping (XEP-0199). */
@NullMarked
package de.pimux.actors.extension.ping;

import org.jspecify.annotations.NullMarked;
