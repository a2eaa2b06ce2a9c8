package de.pimux.actors.account;

import de.pimux.actors.archive.Archives;
import de.pimux.core.account.AccountState;
import de.pimux.core.archive.StanzaIds;
import de.pimux.core.blocking.BlockVerdict;
import de.pimux.core.blocking.Blocking;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.Delay;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.xml.Element;

/** What a stanza of one's own client needs before it goes to somebody else. */
public final class Outbound {
    private Outbound() {}

    /**
     * Whether messages and requests to others need nothing of their sender's account. Its sessions know it, and spare
     * themselves the way through the account as long as it is so.
     */
    static boolean isFree(AccountState account, Archives archives) {
        return account.exists()
                && account.blockList().isEmpty()
                && archives.preferences(account.archive()).archivesNothing();
    }

    /** Whether the stanza is of a kind that a session may send by itself while its account leaves it free. */
    public static boolean mayBypass(Stanza stanza, Jid self) {
        Jid to = stanza.to();
        return !(stanza instanceof Presence) && to != null && !to.local().isEmpty() && !to.sameBare(self);
    }

    /** The message without what only a server may say. */
    public static Stanza genuine(Stanza stanza, String domain) {
        if (!(stanza instanceof Message message)) return stanza;
        Element genuine = Delay.withoutForged(message.element(), domain);
        Jid from = stanza.from();
        return message.withElement(from == null ? genuine : StanzaIds.withoutForged(genuine, from.bare()));
    }

    static BlockVerdict verdict(AccountContext account, Stanza stanza) {
        return Blocking.outbound(account.state().blockList(), account.jid(), stanza);
    }
}
