package de.pimux.actors.extension.archive;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountEffect;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.archive.Archives;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.archive.ArchiveQuery;
import de.pimux.core.archive.ArchiveXml;
import de.pimux.core.archive.StanzaIds;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaException;

/** Lets an owner read the own archive. What goes into it is decided where messages pass the account. */
@Xep(number = 313, version = "1.1.3", name = "Message Archive Management")
@Xep(
        number = 59,
        version = "1.0",
        name = "Result Set Management",
        note = "by index not far into a day with more than 10,000 messages")
@Xep(number = 297, version = "1.0", name = "Stanza Forwarding", note = "in results of the archive")
@Xep(number = 359, version = "0.7.0", name = "Unique and Stable Stanza IDs")
public final class MessageArchive implements Extension {
    private static final String NAMESPACE = ArchiveXml.NAMESPACE;

    @Override
    public void register(Registry on) {
        on.accountDisco(NAMESPACE)
                .accountDisco(NAMESPACE + "#extended")
                .accountDisco(NAMESPACE + "#groupchat-field")
                .accountDisco(StanzaIds.NAMESPACE)
                .accountIq(Iq.Type.SET, NAMESPACE, "query", MessageArchive::query)
                .accountIq(
                        Iq.Type.GET, NAMESPACE, "query", (account, iq) -> Outcome.reply(iq.result(ArchiveXml.form())))
                .accountIq(Iq.Type.GET, NAMESPACE, "metadata", MessageArchive::metadata);
    }

    private static Outcome query(AccountContext account, Iq iq) {
        try {
            ArchiveQuery query = ArchiveQuery.read(iq.requested());
            return Outcome.NOTHING.then(
                    new AccountEffect.Serve(() -> account.archives().query(reading(account), iq, query)));
        } catch (StanzaException malformed) {
            return Outcome.refuse(malformed.error());
        }
    }

    private static Outcome metadata(AccountContext account, Iq iq) {
        return Outcome.NOTHING.then(
                new AccountEffect.Serve(() -> account.archives().metadata(reading(account), iq)));
    }

    static Archives.Reading reading(AccountContext account) {
        return new Archives.Reading(account.jid(), account.state().archive(), account.now());
    }
}
