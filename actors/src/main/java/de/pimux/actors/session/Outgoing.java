package de.pimux.actors.session;

import de.pimux.core.stanza.Stanza;

/**
 * A stanza on its way to the client.
 *
 * @param queued the sequence number under which the account's journal holds it until it is delivered; 0 if it does not
 */
record Outgoing(Stanza stanza, long queued) {}
