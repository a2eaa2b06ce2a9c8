/** Contact Addresses for XMPP Services (XEP-0157). */
@NullMarked
package de.pimux.actors.extension.contactinfo;

import org.jspecify.annotations.NullMarked;
