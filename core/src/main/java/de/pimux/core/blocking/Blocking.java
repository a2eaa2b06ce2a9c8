package de.pimux.core.blocking;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import org.jspecify.annotations.Nullable;

/** The gate in both directions (XEP-0191 §3.3). One's own resources and server always pass. */
public final class Blocking {
    public static final String NAMESPACE = "urn:xmpp:blocking";

    /** What a blocked sender gets: the same as from an account that does not exist. */
    public static final StanzaError INBOUND_ERROR = StanzaError.of(Condition.SERVICE_UNAVAILABLE);

    /** What the owner gets who writes to somebody blocked. */
    public static final StanzaError OUTBOUND_ERROR = StanzaError.of(Condition.NOT_ACCEPTABLE)
            .withType(StanzaError.Type.CANCEL)
            .withApplication(Element.of("urn:xmpp:blocking:errors", "blocked"));

    private Blocking() {}

    public static BlockVerdict inbound(BlockList list, Jid owner, Stanza stanza) {
        if (!concerns(list, owner, stanza.from())) return BlockVerdict.PASS;
        if (stanza instanceof Presence) return BlockVerdict.DROP;
        return answerable(stanza) && !toMany(stanza) ? BlockVerdict.BOUNCE : BlockVerdict.DROP;
    }

    /** A room whose occupant is blocked would take a bounce for the end of the session that it sent this to. */
    private static boolean toMany(Stanza stanza) {
        return stanza instanceof Message message && message.type() == Message.Type.GROUPCHAT;
    }

    public static BlockVerdict outbound(BlockList list, Jid owner, Stanza stanza) {
        if (!concerns(list, owner, stanza.to())) return BlockVerdict.PASS;
        return answerable(stanza) ? BlockVerdict.BOUNCE : BlockVerdict.DROP;
    }

    private static boolean concerns(BlockList list, Jid owner, @Nullable Jid other) {
        return !list.isEmpty() && other != null && !isHome(owner, other) && list.blocks(other);
    }

    private static boolean isHome(Jid owner, Jid other) {
        return other.sameBare(owner)
                || (other.local().isEmpty() && other.domain().equals(owner.domain()));
    }

    /** Errors and results are never answered. */
    private static boolean answerable(Stanza stanza) {
        return !stanza.isError() && !(stanza instanceof Iq iq && !iq.isRequest());
    }
}
