package de.pimux.core.room;

import de.pimux.xml.Element;

/** The namespaces of XEP-0045, and what stands in many of its stanzas. */
public final class Muc {
    public static final String NAMESPACE = "http://jabber.org/protocol/muc";
    public static final String USER = NAMESPACE + "#user";
    public static final String ADMIN = NAMESPACE + "#admin";
    public static final String OWNER = NAMESPACE + "#owner";

    /** Ids of messages come back as they were (XEP-0045 §7.4). */
    public static final String STABLE_ID = NAMESPACE + "#stable_id";

    /** XEP-0421. */
    public static final String OCCUPANT_ID = "urn:xmpp:occupant-id:0";

    private Muc() {}

    static Element status(int code) {
        return Element.of(USER, "status").with("code", Integer.toString(code));
    }

    static Element occupantId(String id) {
        return Element.of(OCCUPANT_ID, "occupant-id").with("id", id);
    }
}
