package de.pimux.actors.session;

import de.pimux.core.ElementSize;
import de.pimux.core.stanza.Stanza;

/**
 * A stanza on its way to the client.
 *
 * @param queued the sequence number under which the account's journal holds it until it is delivered; 0 if it does not
 * @param size about as many bytes as it has on the wire; 0 where nobody needs to know
 */
record Outgoing(Stanza stanza, long queued, int size) {
    Outgoing(Stanza stanza, long queued) {
        this(stanza, queued, 0);
    }

    Outgoing weighed() {
        return new Outgoing(stanza, queued, ElementSize.chars(stanza.content()));
    }
}
