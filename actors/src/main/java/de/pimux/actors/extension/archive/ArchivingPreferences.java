package de.pimux.actors.extension.archive;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.archive.ArchivePreferences;
import de.pimux.core.archive.ArchiveXml;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaException;

/** Lets an owner decide what is archived. */
@Xep(number = 441, version = "0.2.0", name = "Message Archive Management Preferences")
public final class ArchivingPreferences implements Extension {
    @Override
    public void register(Registry on) {
        on.accountIq(Iq.Type.GET, ArchiveXml.NAMESPACE, "prefs", ArchivingPreferences::get)
                .accountIq(Iq.Type.SET, ArchiveXml.NAMESPACE, "prefs", ArchivingPreferences::set);
    }

    private static Outcome get(AccountContext account, Iq iq) {
        return Outcome.reply(iq.result(
                account.archives().preferences(account.state().archive()).element()));
    }

    private static Outcome set(AccountContext account, Iq iq) {
        try {
            ArchivePreferences preferences = ArchivePreferences.read(iq.requested());
            return account.state()
                    .archive()
                    .prefer(preferences)
                    .fold(
                            events -> Outcome.happened(events)
                                    .then(Outcome.reply(iq.result(preferences.element()))
                                            .effects()),
                            Outcome::refuse);
        } catch (StanzaException malformed) {
            return Outcome.refuse(malformed.error());
        }
    }
}
