package de.pimux.actors.router;

import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import org.jspecify.annotations.Nullable;

/** Tells the sender of a stanza that it was refused, where it may be told. */
public final class Bounce {
    private Bounce() {}

    /** Errors and results are answered by nobody (RFC 6120 §8.3.1), nor is presence that only informs. */
    public static boolean isAnswerable(Stanza stanza) {
        if (stanza.isError() || stanza.from() == null) return false;
        if (stanza instanceof Iq iq) return iq.isRequest();
        return !(stanza instanceof Presence presence) || presence.type() == Presence.Type.SUBSCRIBE;
    }

    /** Through the receipt if there is one, else as a stanza of its own. */
    public static void refuse(Stanza stanza, StanzaError error, @Nullable Receipt receipt, Router router) {
        if (receipt != null) receipt.refuse(error);
        else if (isAnswerable(stanza)) router.route(stanza.error(error), null);
    }
}
