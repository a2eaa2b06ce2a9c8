package de.pimux.actors.extension;

import de.pimux.actors.router.Receipt;
import de.pimux.core.stanza.Stanza;
import org.jspecify.annotations.Nullable;

/** A service that has others at addresses of its domain, such as rooms: all stanzas to any of them are its own. */
public interface HostingService extends Service {
    /** Takes over a stanza and its receipt. Never blocks, never throws. */
    void route(Stanza stanza, @Nullable Receipt receipt);
}
