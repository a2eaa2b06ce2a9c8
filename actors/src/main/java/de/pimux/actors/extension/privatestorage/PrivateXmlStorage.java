package de.pimux.actors.extension.privatestorage;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.privatestorage.PrivateStorage;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.List;

/** Elements that the clients of an account keep on the server, for that account alone. */
@Xep(number = 49, version = "1.2", name = "Private XML Storage")
public final class PrivateXmlStorage implements Extension {
    private final int maxBytes;

    /** @param maxBytes of UTF-8 of everything that one account stores; more is refused with {@code not-acceptable} */
    public PrivateXmlStorage(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void register(Registry on) {
        on.disco(PrivateStorage.NAMESPACE)
                .accountIq(Iq.Type.GET, PrivateStorage.NAMESPACE, "query", PrivateXmlStorage::get)
                .accountIq(Iq.Type.SET, PrivateStorage.NAMESPACE, "query", this::set);
    }

    private static Outcome get(AccountContext account, Iq iq) {
        try {
            Element stored = account.state().privateStorage().find(iq.requested());
            return Outcome.reply(iq.result(iq.requested().withChildren(List.of(stored))));
        } catch (StanzaException malformed) {
            return Outcome.refuse(malformed.error());
        }
    }

    private Outcome set(AccountContext account, Iq iq) {
        try {
            return account.state()
                    .privateStorage()
                    .store(iq.requested(), maxBytes)
                    .fold(
                            events -> Outcome.happened(events)
                                    .then(Outcome.reply(iq.result()).effects()),
                            Outcome::refuse);
        } catch (StanzaException malformed) {
            return Outcome.refuse(malformed.error());
        }
    }
}
