package de.pimux.actors.wire;

import de.pimux.xml.Element;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients say in rooms (XEP-0045), and what they hear. */
public final class RoomTalk {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String MUC = "http://jabber.org/protocol/muc";

    private RoomTalk() {}

    /** The address of a room that no other test uses. */
    static String room() {
        return "coven-" + NUMBERS.incrementAndGet() + "@conference.localhost";
    }

    static String entering(String room, String nick) {
        return "<presence to='" + room + "/" + nick + "'><x xmlns='" + MUC + "'/></presence>";
    }

    /** Presence of an occupant, with what {@code <x/>} has in it. */
    static String presence(String room, String nick, String x) {
        return "<presence from='" + room + "/" + nick + "' type='-'><x xmlns='" + MUC + "#user'>" + x
                + "</x><etc xmlns='test'/></presence>";
    }

    static String gone(String room, String nick, String x) {
        return "<presence from='" + room + "/" + nick + "' type='unavailable'><x xmlns='" + MUC + "#user'>" + x
                + "</x><etc xmlns='test'/></presence>";
    }

    static String item(String affiliation, String role) {
        return "<item affiliation='" + affiliation + "' role='" + role + "'/>";
    }

    static String status(int code) {
        return "<status code='" + code + "'/>";
    }

    static String subject(String room) {
        return "<message from='" + room + "' type='groupchat'><subject/></message>";
    }

    static String owner(String room, String content) {
        return "<iq type='set' id='owner' to='" + room + "'><query xmlns='" + MUC + "#owner'>" + content
                + "</query></iq>";
    }

    static String form(String... namesAndValues) {
        StringBuilder form = new StringBuilder("<x xmlns='jabber:x:data' type='submit'>"
                + "<field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#roomconfig</value></field>");
        for (int i = 0; i < namesAndValues.length; i += 2)
            form.append("<field var='muc#roomconfig_")
                    .append(namesAndValues[i])
                    .append("'><value>")
                    .append(namesAndValues[i + 1])
                    .append("</value></field>");
        return form + "</x>";
    }

    /** Makes a room with this configuration, with its creator in it. */
    public static void creates(TestClient client, String room, String nick, String... namesAndValues) {
        client.sends(entering(room, nick));
        client.receives(presence(room, nick, item("owner", "moderator") + status(110) + status(201)));
        client.receives(subject(room));
        client.asks(owner(room, form(namesAndValues)), "<iq type='result' id='owner' from='" + room + "'/>");
    }

    /** Enters as a participant without affiliation; what else comes until the subject is read. */
    static void enters(TestClient client, String room, String nick) {
        client.sends(entering(room, nick));
        client.receivesAmong("<message from='" + room + "' type='groupchat'><subject/><etc xmlns='test'/></message>");
    }

    /** One more is seen to enter. */
    static void sees(TestClient client, String room, String nick) {
        client.receives("<presence from='" + room + "/" + nick + "' type='-'><etc xmlns='test'/></presence>");
    }

    public static void says(TestClient client, String room, String body) {
        client.sends("<message to='" + room + "' type='groupchat' id='" + body.hashCode() + "'><body>" + body
                + "</body></message>");
    }

    public static Element hears(TestClient client, String room, String nick, String body) {
        return client.receives("<message from='" + room + "/" + nick + "' type='groupchat'><body>" + body
                + "</body><occupant-id xmlns='urn:xmpp:occupant-id:0' id='*'/><stanza-id xmlns='urn:xmpp:sid:0' by='"
                + room + "' id='*'/></message>");
    }

    public static String admin(String type, String room, String items) {
        return "<iq type='" + type + "' id='admin' to='" + room + "'><query xmlns='" + MUC + "#admin'>" + items
                + "</query></iq>";
    }
}
