/** Service Discovery (XEP-0030) and Entity Capabilities (XEP-0115). */
@NullMarked
package de.pimux.actors.extension.disco;

import org.jspecify.annotations.NullMarked;
