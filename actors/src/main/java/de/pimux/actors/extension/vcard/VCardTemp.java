package de.pimux.actors.extension.vcard;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.vcard.ProfileEvent.VCardPublished;
import de.pimux.xml.Element;
import de.pimux.xml.XmlWriter;

/** The profile of an account: its owner writes it, and everybody who knows the name may read it. */
@Xep(number = 54, version = "1.3", name = "vcard-temp")
public final class VCardTemp implements Extension {
    static final String NAMESPACE = "vcard-temp";

    private final int maxBytes;

    /** @param maxBytes of UTF-8 of one vCard; a larger one is refused with {@code not-acceptable} */
    public VCardTemp(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void register(Registry on) {
        on.disco(NAMESPACE)
                .accountDisco(NAMESPACE)
                .accountIq(Iq.Type.GET, NAMESPACE, "vCard", VCardTemp::own)
                .accountIq(Iq.Type.SET, NAMESPACE, "vCard", this::publish)
                .publicIq(Iq.Type.GET, NAMESPACE, "vCard", VCardTemp::other);
    }

    /** XEP-0054 §3.1: an empty one where there is none yet. */
    private static Outcome own(AccountContext account, Iq iq) {
        Element card = account.state().vCard();
        return Outcome.reply(iq.result(card == null ? Element.of(NAMESPACE, "vCard") : card));
    }

    private Outcome publish(AccountContext account, Iq iq) {
        Element card = iq.requested();
        if (XmlWriter.bytes(card, "").length > maxBytes) return Outcome.refuse(Condition.NOT_ACCEPTABLE);
        return Outcome.happened(new VCardPublished(card))
                .then(Outcome.reply(iq.result()).effects());
    }

    /** An account without a profile answers as one that isn't there (XEP-0054 §3.3). */
    private static Outcome other(AccountContext account, Iq iq) {
        Element card = account.state().vCard();
        return card == null ? Outcome.refuse(Condition.SERVICE_UNAVAILABLE) : Outcome.reply(iq.result(card));
    }
}
