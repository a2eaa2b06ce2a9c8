package de.pimux.actors.extension.vcard;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountEffect;
import de.pimux.actors.account.AvatarPresence;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.account.Publication;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.avatar.AvatarConversion;
import de.pimux.core.pubsub.Change;
import de.pimux.core.pubsub.Notice;
import de.pimux.core.pubsub.PubsubEvent;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.vcard.ProfileEvent.VCardPublished;
import de.pimux.core.vcard.VCard;
import de.pimux.xml.Element;
import de.pimux.xml.XmlWriter;

/** The profile of an account: its owner writes it, and everybody who knows the name may read it. */
@Xep(number = 54, version = "1.3", name = "vcard-temp")
public final class VCardTemp implements Extension {
    private final int maxBytes;

    /** @param maxBytes of UTF-8 of one vCard; a larger one is refused with {@code not-acceptable} */
    public VCardTemp(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void register(Registry on) {
        on.disco(VCard.NAMESPACE)
                .accountDisco(VCard.NAMESPACE)
                .accountIq(Iq.Type.GET, VCard.NAMESPACE, "vCard", VCardTemp::own)
                .accountIq(Iq.Type.SET, VCard.NAMESPACE, "vCard", this::publish)
                .publicIq(Iq.Type.GET, VCard.NAMESPACE, "vCard", VCardTemp::other);
    }

    /** XEP-0054 §3.1: an empty one where there is none yet. */
    private static Outcome own(AccountContext account, Iq iq) {
        VCard card = account.state().vCard();
        return Outcome.reply(iq.result(card == null ? Element.of(VCard.NAMESPACE, "vCard") : card.element()));
    }

    private Outcome publish(AccountContext account, Iq iq) {
        Element element = iq.requested();
        if (XmlWriter.bytes(element, "").length > maxBytes) return Outcome.refuse(Condition.NOT_ACCEPTABLE);
        VCard card = new VCard(element);
        Change avatar = AvatarConversion.published(
                account.state(), card, account.limits().nodes(), account.now());
        Outcome published = Outcome.happened(new VCardPublished(element));
        for (PubsubEvent event : avatar.events()) published = published.and(event);
        for (Notice notice : avatar.notices()) published = published.then(Publication.effects(account, notice));
        published = published.then(AvatarPresence.effects(account, card));
        return published.then(new AccountEffect.Reply(iq.result()));
    }

    /** An account without a profile answers as one that isn't there (XEP-0054 §3.3). */
    private static Outcome other(AccountContext account, Iq iq) {
        VCard card = account.state().vCard();
        return card == null ? Outcome.refuse(Condition.SERVICE_UNAVAILABLE) : Outcome.reply(iq.result(card.element()));
    }
}
