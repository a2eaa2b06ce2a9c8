package de.pimux.actors.account;

import de.pimux.core.avatar.AvatarHash;
import de.pimux.core.jid.Jid;
import de.pimux.core.presence.PresenceBroadcast;
import de.pimux.core.stanza.Presence;
import de.pimux.core.vcard.VCard;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows contacts that the avatar is another one now (XEP-0398 §4). */
public final class AvatarPresence {
    private AvatarPresence() {}

    /** What the account sends because this is its profile from now on; nothing if the photo is the same. */
    public static List<AccountEffect> effects(AccountContext account, VCard now) {
        if (now.photoHash().equals(hash(account.state().vCard()))) return List.of();
        List<AccountEffect> effects = new ArrayList<>();
        List<Jid> seers = PresenceBroadcast.seers(
                account.state().roster(), account.state().blockList());
        for (BoundSession session : account.sessions().all()) {
            Presence shown = session.view().presence();
            Presence restamped = shown == null ? null : AvatarHash.restamped(shown, now);
            if (restamped == null || restamped.equals(shown)) continue;
            effects.add(new AccountEffect.Shown(session.resource(), restamped));
            Presence announced = AvatarHash.announced(restamped);
            for (Jid contact : seers) effects.add(new AccountEffect.Route(announced.withTo(contact)));
            for (BoundSession own : account.sessions().all())
                if (own.view().available())
                    effects.add(new AccountEffect.ToResource(own.resource(), announced.withTo(own.jid())));
        }
        return effects;
    }

    private static String hash(@Nullable VCard vCard) {
        return vCard == null ? "" : vCard.photoHash();
    }
}
