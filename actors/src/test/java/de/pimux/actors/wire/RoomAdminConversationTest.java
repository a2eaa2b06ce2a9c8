package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static de.pimux.actors.wire.RoomTalk.admin;
import static de.pimux.actors.wire.RoomTalk.creates;
import static de.pimux.actors.wire.RoomTalk.entering;
import static de.pimux.actors.wire.RoomTalk.enters;
import static de.pimux.actors.wire.RoomTalk.form;
import static de.pimux.actors.wire.RoomTalk.gone;
import static de.pimux.actors.wire.RoomTalk.item;
import static de.pimux.actors.wire.RoomTalk.owner;
import static de.pimux.actors.wire.RoomTalk.presence;
import static de.pimux.actors.wire.RoomTalk.sees;
import static de.pimux.actors.wire.RoomTalk.status;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rooms as their moderators, admins and owners run them (XEP-0045 §8 to §10). */
@ConversationTest
class RoomAdminConversationTest {
    private static final String DONE = "<iq type='result' id='admin'/>";
    private final String room = RoomTalk.room();

    @Test
    void whoever_is_kicked_or_banned_and_everybody_else_sees_it(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        creates(alice, room, "alice");
        enters(bob, room, "bob");
        sees(alice, room, "bob");
        alice.asks(admin("set", room, "<item nick='bob' role='none'><reason>Avaunt!</reason></item>"), DONE);
        bob.receives(gone(
                room,
                "bob",
                "<item affiliation='none' role='none'><actor nick='alice'/><reason>Avaunt!</reason></item>"
                        + status(307) + status(110)));
        alice.receives(gone(room, "bob", "<item><etc xmlns='test'/></item>" + status(307)));
        enters(bob, room, "bob");
        sees(alice, room, "bob");
        alice.asks(admin("set", room, "<item jid='{bob}' affiliation='outcast'/>"), DONE);
        bob.receives(gone(
                room, "bob", "<item affiliation='outcast'><etc xmlns='test'/></item>" + status(301) + status(110)));
        bob.sends(entering(room, "bob"));
        bob.receives("<presence type='error'><x xmlns='http://jabber.org/protocol/muc'/>" + error("auth", "forbidden")
                + "</presence>");
        alice.asks(
                admin("get", room, "<item affiliation='outcast'/>"),
                "<iq type='result' id='admin'><query xmlns='http://jabber.org/protocol/muc#admin'>"
                        + "<item affiliation='outcast' jid='{bob}'/></query></iq>");
    }

    @Test
    void an_owner_sets_the_room_up_and_others_learn_what_concerns_them(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        creates(alice, room, "alice");
        enters(bob, room, "bob");
        Element form = alice.asks("<iq type='get' id='f' to='" + room
                        + "'><query xmlns='http://jabber.org/protocol/muc#owner'/></iq>")
                .child("http://jabber.org/protocol/muc#owner", "query")
                .child("jabber:x:data", "x");
        assertThat(values(form, "muc#roomconfig_persistentroom")).containsExactly("0");
        assertThat(values(form, "muc#roomconfig_enablearchiving")).containsExactly("0");
        bob.asks(
                "<iq type='get' id='f' to='" + room + "'><query xmlns='http://jabber.org/protocol/muc#owner'/></iq>",
                "<iq type='error' id='f'>" + error("auth", "forbidden") + "</iq>");
        alice.asks(owner(
                room, form("persistentroom", "1", "enablearchiving", "1", "whois", "anyone", "roomname", "Cave")));
        bob.receives("<message from='" + room + "' type='groupchat'><x xmlns='http://jabber.org/protocol/muc#user'>"
                + status(170) + status(172) + "</x></message>");
        Element info = bob.asks("<iq type='get' id='i' to='" + room
                        + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>")
                .child("http://jabber.org/protocol/disco#info", "query");
        assertThat(info.elements())
                .filteredOn(child -> child.name().equals("feature"))
                .extracting(child -> child.attribute("var"))
                .contains("muc_persistent", "muc_nonanonymous", "muc_hidden", "urn:xmpp:mam:2");
        assertThat(info.elements())
                .filteredOn(child -> child.name().equals("x"))
                .flatExtracting(x -> values(x, "data_retention"))
                .containsExactly("720");
        alice.asks(owner(room, form("persistentroom", "0")));
        assertThat(bob.asks("<iq type='get' id='i' to='" + room
                                + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>")
                        .child("http://jabber.org/protocol/disco#info", "query")
                        .elements())
                .filteredOn(child -> child.name().equals("x"))
                .flatExtracting(x -> values(x, "data_retention"))
                .containsExactly("0");
    }

    private static List<String> values(Element form, String name) {
        return form.elements().stream()
                .filter(field -> name.equals(field.attribute("var")))
                .flatMap(field -> field.elements().stream())
                .filter(child -> child.name().equals("value"))
                .map(Element::text)
                .toList();
    }

    @Test
    void an_owner_destroys_the_room(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        creates(alice, room, "alice", "persistentroom", "1");
        enters(bob, room, "bob");
        alice.asks(owner(room, "<destroy jid='other@conference.localhost'><reason>Macbeth</reason></destroy>"));
        bob.receives(gone(
                room,
                "bob",
                item("none", "none") + status(110)
                        + "<destroy jid='other@conference.localhost'><reason>Macbeth</reason></destroy>"));
        bob.asks(
                "<iq type='get' id='i' to='" + room + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
                "<iq type='error' id='i'>" + error("cancel", "item-not-found") + "</iq>");
        TestClient carol = with.online("carol");
        creates(carol, room, "carol");
    }

    @Test
    void invitations_pass_through_the_room(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        creates(alice, room, "alice", "membersonly", "1", "whois", "anyone");
        bob.sends(entering(room, "bob"));
        bob.receives("<presence type='error'><x xmlns='http://jabber.org/protocol/muc'/>"
                + error("auth", "registration-required") + "</presence>");
        alice.sends("<message to='" + room + "' id='inv'><x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<invite to='{bob}'><reason>Come</reason></invite></x></message>");
        bob.receives("<message from='" + room + "' to='{bob}' id='inv'><x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<invite from='{alice}'><reason>Come</reason></invite></x></message>");
        bob.sends("<message to='" + room + "' id='dec'><x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<decline to='{alice}'><reason>Busy</reason></decline></x></message>");
        alice.receives("<message from='" + room + "' id='dec'><x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<decline from='{bob}'><reason>Busy</reason></decline></x></message>");
        bob.sends(entering(room, "bob"));
        sees(bob, room, "alice");
        bob.receives(presence(room, "bob", item("member", "participant") + status(100) + status(110)));
        bob.asks(
                admin("get", room, "<item affiliation='member'/>"),
                "<iq type='result' id='admin'><query xmlns='http://jabber.org/protocol/muc#admin'>"
                        + "<item affiliation='member' jid='{bob}'/></query></iq>");
    }

    @Test
    void a_visitor_asks_to_speak_and_a_moderator_allows_it(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        creates(alice, room, "alice", "moderatedroom", "1");
        enters(bob, room, "bob");
        sees(alice, room, "bob");
        bob.sends(voice(""));
        alice.receives("<message from='" + room + "'><x xmlns='jabber:x:data' type='form'><title>*</title>"
                + "<field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#request</value></field>"
                + "<field var='muc#role'><value>participant</value></field>"
                + "<field var='muc#jid'><value>{bob/}</value></field>"
                + "<field var='muc#roomnick'><value>bob</value></field>"
                + "<field var='muc#request_allow'><value>false</value></field></x></message>");
        alice.sends(voice("<field var='muc#roomnick'><value>bob</value></field>"
                + "<field var='muc#request_allow'><value>1</value></field>"));
        bob.receives(presence(
                room, "bob", "<item affiliation='none' role='participant'><etc xmlns='test'/></item>" + status(110)));
        RoomTalk.says(bob, room, "Harpier cries");
        bob.receives("<message from='" + room + "/bob'><body>Harpier cries</body><etc xmlns='test'/></message>");
    }

    private String voice(String fields) {
        return "<message to='" + room + "'><x xmlns='jabber:x:data' type='submit'>"
                + "<field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#request</value></field>"
                + "<field var='muc#role'><value>participant</value></field>" + fields + "</x></message>";
    }
}
