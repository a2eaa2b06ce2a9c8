package de.pimux.core.caps;

import de.pimux.core.stanza.Presence;
import de.pimux.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code <c/>} of a presence says.
 *
 * @param hash the function that made the hash; {@code ""} in the form before XEP-0115 1.4, which proves nothing
 */
public record Caps(String node, String ver, String hash) {
    public static final String NAMESPACE = "http://jabber.org/protocol/caps";

    /** Null for a presence that tells nothing. */
    public static @Nullable Caps of(Presence presence) {
        Element c = presence.element().child(NAMESPACE, "c");
        String node = c == null ? null : c.attribute("node");
        String ver = c == null ? null : c.attribute("ver");
        if (c == null || node == null || ver == null) return null;
        String hash = c.attribute("hash");
        return new Caps(node, ver, hash == null ? "" : hash);
    }

    /** What to ask for the features behind the hash (XEP-0115 §6.2). */
    public String discoNode() {
        return node + "#" + ver;
    }

    /** Whether an answer is what was hashed, so that it holds for every client that tells the same. */
    public boolean isProvenBy(Element info) {
        return ver.equals(CapsHash.of(info, hash));
    }
}
