/** The nodes of an account, to which its owner publishes (XEP-0060, XEP-0163). Pure: what happens is decided here. */
@NullMarked
package de.pimux.core.pubsub;

import org.jspecify.annotations.NullMarked;
