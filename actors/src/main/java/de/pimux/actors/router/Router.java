package de.pimux.actors.router;

import de.pimux.core.stanza.Stanza;
import org.jspecify.annotations.Nullable;

/** Brings a stanza with both addresses to whoever its {@code to} names. Never blocks, never throws. */
public interface Router {
    /**
     * Takes over the stanza and its receipt.
     *
     * @param receipt null for what the server sends by itself
     */
    void route(Stanza stanza, @Nullable Receipt receipt);
}
