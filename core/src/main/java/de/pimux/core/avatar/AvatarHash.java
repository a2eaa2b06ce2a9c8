package de.pimux.core.avatar;

import de.pimux.core.stanza.Presence;
import de.pimux.core.vcard.VCard;
import de.pimux.xml.Element;
import de.pimux.xml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hash of the avatar in presence, added for clients that don't compute it (XEP-0398 §4, XEP-0153). */
public final class AvatarHash {
    public static final String NAMESPACE = "vcard-temp:x:update";

    private AvatarHash() {}

    /** Unchanged where there is no avatar, or where the client says that it shows none. */
    public static Presence stamp(Presence presence, @Nullable VCard vCard) {
        if (vCard == null || presence.type() != Presence.Type.AVAILABLE) return presence;
        String hash = vCard.photoHash();
        return hash.isEmpty() || hides(presence) ? presence : with(presence, hash);
    }

    /**
     * The presence as it is kept once the avatar has changed.
     *
     * @param shown the presence that contacts have seen last
     */
    public static Presence restamped(Presence shown, @Nullable VCard vCard) {
        if (hides(shown)) return shown;
        String hash = vCard == null ? "" : vCard.photoHash();
        return hash.isEmpty() ? shown.withElement(shown.element().withChildren(others(shown))) : with(shown, hash);
    }

    /** What contacts see of such a presence at once: that there is no avatar any more needs to be said. */
    public static Presence announced(Presence restamped) {
        return restamped.element().has(NAMESPACE, "x") ? restamped : with(restamped, "");
    }

    private static boolean hides(Presence presence) {
        Element x = presence.element().child(NAMESPACE, "x");
        String photo = x == null ? null : x.childText(NAMESPACE, "photo");
        return photo != null && photo.isBlank();
    }

    private static Presence with(Presence presence, String hash) {
        List<Node> children = others(presence);
        Element photo = Element.of(NAMESPACE, "photo");
        children.add(Element.of(NAMESPACE, "x").with(hash.isEmpty() ? photo : photo.withText(hash)));
        return presence.withElement(presence.element().withChildren(children));
    }

    private static List<Node> others(Presence presence) {
        List<Node> others = new ArrayList<>();
        for (Node child : presence.element().children())
            if (!(child instanceof Element element && element.is(NAMESPACE, "x"))) others.add(child);
        return others;
    }
}
