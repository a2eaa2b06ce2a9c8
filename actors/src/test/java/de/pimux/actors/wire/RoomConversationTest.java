package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static de.pimux.actors.wire.RoomTalk.creates;
import static de.pimux.actors.wire.RoomTalk.entering;
import static de.pimux.actors.wire.RoomTalk.enters;
import static de.pimux.actors.wire.RoomTalk.gone;
import static de.pimux.actors.wire.RoomTalk.hears;
import static de.pimux.actors.wire.RoomTalk.item;
import static de.pimux.actors.wire.RoomTalk.owner;
import static de.pimux.actors.wire.RoomTalk.presence;
import static de.pimux.actors.wire.RoomTalk.says;
import static de.pimux.actors.wire.RoomTalk.sees;
import static de.pimux.actors.wire.RoomTalk.status;
import static de.pimux.actors.wire.RoomTalk.subject;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import org.junit.jupiter.api.Test;

/** Rooms on the wire (XEP-0045, XEP-0410, XEP-0421). */
@ConversationTest
class RoomConversationTest {
    /** By this clients know the error that ends their entering. */
    private static final String ENTERING = "<x xmlns='http://jabber.org/protocol/muc'/>";

    private final String room = RoomTalk.room();

    @Test
    void the_service_is_found(Conversation with) {
        TestClient alice = with.online("alice");
        alice.asks(
                "<iq type='get' id='i' to='{domain}'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>",
                "<iq type='result' id='i'><query xmlns='http://jabber.org/protocol/disco#items'>"
                        + "<item jid='conference.localhost' name='*'/><etc xmlns='test'/></query></iq>");
        alice.asks(
                "<iq type='get' id='i' to='conference.localhost'><query"
                        + " xmlns='http://jabber.org/protocol/disco#info'/></iq>",
                "<iq type='result' id='i' from='conference.localhost'><query"
                        + " xmlns='http://jabber.org/protocol/disco#info'><identity category='conference'"
                        + " type='text'/><feature var='http://jabber.org/protocol/muc'/><etc xmlns='test'/></query></iq>");
    }

    @Test
    void who_enters_a_room_that_is_not_there_owns_it_and_others_wait_until_it_is_set_up(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends(entering(room, "first"));
        alice.receives(presence(
                room,
                "first",
                "<item affiliation='owner' role='moderator' jid='{alice/}'/>" + status(110) + status(201)));
        alice.receives(subject(room));
        bob.sends(entering(room, "second"));
        bob.receives("<presence type='error' from='" + room + "/second'>" + ENTERING + error("cancel", "item-not-found")
                + "</presence>");
        alice.asks(
                owner(room, "<x xmlns='jabber:x:data' type='submit'/>"),
                "<iq type='result' id='owner' from='" + room + "'/>");
        bob.sends(entering(room, "second"));
        bob.receives("<presence from='" + room + "/first'><x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<item affiliation='owner' role='moderator' jid='-'/></x><etc xmlns='test'/></presence>");
        bob.receives(presence(room, "second", "<item affiliation='none' role='participant'/>" + status(110)));
        bob.receives(subject(room));
        alice.receives(presence(room, "second", "<item affiliation='none' role='participant' jid='{bob/}'/>"));
    }

    @Test
    void everybody_hears_what_is_said_and_who_comes_later_what_was_said_before(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        creates(alice, room, "alice");
        enters(bob, room, "bob");
        sees(alice, room, "bob");
        says(bob, room, "Harpier cries");
        String said = hears(alice, room, "bob", "Harpier cries")
                .child("urn:xmpp:sid:0", "stanza-id")
                .attribute("id");
        assertThat(hears(bob, room, "bob", "Harpier cries")
                        .child("urn:xmpp:sid:0", "stanza-id")
                        .attribute("id"))
                .isEqualTo(said);
        TestClient carol = with.online("carol");
        carol.sends(entering(room, "carol"));
        carol.receivesAmong("<message from='" + room + "/bob' to='{carol/}' type='groupchat'><body>Harpier cries</body>"
                + "<delay xmlns='urn:xmpp:delay' from='" + room + "' stamp='*'/><stanza-id xmlns='urn:xmpp:sid:0' id='"
                + said + "'/><etc xmlns='test'/></message>");
        carol.receives(subject(room));
        TestClient dave = with.online("dave");
        dave.sends("<presence to='" + room + "/dave'><x xmlns='http://jabber.org/protocol/muc'>"
                + "<history maxstanzas='0'/></x></presence>");
        for (String nick : new String[] {"alice", "bob", "carol", "dave"}) sees(dave, room, nick);
        dave.receives(subject(room));
    }

    @Test
    void the_subject_comes_last_to_those_who_enter(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        creates(alice, room, "alice");
        alice.sends("<message to='" + room + "' type='groupchat'><subject>Fire Burn</subject></message>");
        alice.receives("<message from='" + room + "/alice'><subject>Fire Burn</subject><etc xmlns='test'/></message>");
        says(alice, room, "later");
        hears(alice, room, "alice", "later");
        bob.sends(entering(room, "bob"));
        sees(bob, room, "alice");
        sees(bob, room, "bob");
        bob.receives("<message><body>later</body><etc xmlns='test'/></message>");
        bob.receives("<message from='" + room + "/alice' type='groupchat'><subject>Fire Burn</subject>"
                + "<delay xmlns='urn:xmpp:delay' stamp='*'/><etc xmlns='test'/></message>");
        bob.sends("<message to='" + room + "' type='groupchat' id='s'><subject>mine</subject></message>");
        bob.receives("<message type='error' id='s' from='" + room + "'>" + error("auth", "forbidden") + "</message>");
    }

    @Test
    void what_only_a_room_may_say_is_taken_out_of_what_clients_say(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        creates(alice, room, "alice");
        enters(bob, room, "bob");
        sees(alice, room, "bob");
        bob.sends("<message to='" + room + "' type='groupchat'><body>forged</body>"
                + "<delay xmlns='urn:xmpp:delay' from='" + room + "' stamp='2002-10-13T23:58:37Z'/>"
                + "<delay xmlns='urn:xmpp:delay' stamp='2002-10-13T23:58:37Z'/>"
                + "<x xmlns='jabber:x:delay' stamp='20021013T23:58:37'/>"
                + "<stanza-id xmlns='urn:xmpp:sid:0' by='" + room + "' id='one'/>"
                + "<stanza-id xmlns='urn:xmpp:sid:0' by='" + room + "' id='two'/>"
                + "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='one'/>"
                + "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='two'/>"
                + "<x xmlns='http://jabber.org/protocol/muc#user'><status code='104'/></x></message>");
        Element heard = hears(alice, room, "bob", "forged");
        assertThat(Xml.print(heard)).doesNotContain("one'", "two'", "2002");
        bob.sends("<presence to='" + room + "/bob'><show>xa</show><x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<item affiliation='owner' role='moderator'/></x>"
                + "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='one'/></presence>");
        alice.receives(
                "<presence from='" + room + "/bob'><show>xa</show><x xmlns='http://jabber.org/protocol/muc#user'>"
                        + "<item affiliation='none' role='participant'/></x>"
                        + "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='"
                        + heard.child("urn:xmpp:occupant-id:0", "occupant-id").attribute("id") + "'/></presence>");
    }

    @Test
    void a_nick_is_one_account_s_and_its_sessions_share_it(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        creates(alice, room, "alice");
        bob.sends(entering(room, "ALICE"));
        bob.receives("<presence type='error' from='" + room + "/ALICE'>" + ENTERING + error("cancel", "conflict")
                + "</presence>");
        TestClient other = with.bound("alice", "other");
        other.sends(entering(room, "alice"));
        other.receives(presence(room, "alice", item("owner", "moderator") + status(110)));
        other.receives(subject(room));
        alice.receives(presence(room, "alice", item("owner", "moderator") + status(110)));
        says(alice, room, "to both");
        hears(alice, room, "alice", "to both");
        hears(other, room, "alice", "to both");
        other.sends("<presence to='" + room + "/alice' type='unavailable'/>");
        other.receives(gone(room, "alice", item("owner", "none") + status(110)));
        alice.receives(presence(room, "alice", item("owner", "moderator") + status(110)));
    }

    @Test
    void whoever_goes_is_seen_to_go_also_when_its_stream_ends(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        TestClient carol = with.online("carol");
        creates(alice, room, "alice");
        enters(bob, room, "bob");
        enters(carol, room, "carol");
        sees(alice, room, "bob");
        sees(alice, room, "carol");
        bob.sends("<presence to='" + room + "/bob' type='unavailable'><status>bye</status></presence>");
        bob.receives(presenceOf("carol"));
        bob.receives("<presence from='" + room
                + "/bob' type='unavailable'><status>bye</status><etc xmlns='test'/></presence>");
        alice.receives("<presence from='" + room
                + "/bob' type='unavailable'><status>bye</status><etc xmlns='test'/></presence>");
        carol.close();
        alice.receives(gone(room, "carol", item("none", "none")));
    }

    private String presenceOf(String nick) {
        return "<presence from='" + room + "/" + nick + "'><etc xmlns='test'/></presence>";
    }

    @Test
    void another_nick_is_told_to_all(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        creates(alice, room, "alice");
        enters(bob, room, "bob");
        sees(alice, room, "bob");
        bob.sends("<presence to='" + room + "/robert'/>");
        alice.receives(gone(
                room, "bob", "<item affiliation='none' role='participant' nick='robert' jid='{bob/}'/>" + status(303)));
        alice.receives(presence(room, "robert", item("none", "participant")));
        bob.receives(gone(room, "bob", "<item nick='robert'/>" + status(303) + status(110)));
        bob.receives(presence(room, "robert", item("none", "participant") + status(110)));
        bob.sends("<presence to='" + room + "/alice'/>");
        bob.receives("<presence type='error' from='" + room + "/alice'>" + error("cancel", "conflict") + "</presence>");
    }

    @Test
    void private_messages_reach_one_occupant(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        TestClient carol = with.online("carol");
        creates(alice, room, "alice");
        enters(bob, room, "bob");
        sees(alice, room, "bob");
        bob.sends("<message to='" + room + "/alice' type='chat' id='p'><body>psst</body></message>");
        alice.receives("<message from='" + room + "/bob' to='{alice/}' type='chat' id='p'><body>psst</body>"
                + "<x xmlns='http://jabber.org/protocol/muc#user'/><etc xmlns='test'/></message>");
        bob.sends("<message to='" + room + "/nobody' type='chat' id='p'><body>psst</body></message>");
        bob.receives("<message type='error' id='p' from='" + room + "/nobody'>" + error("cancel", "item-not-found")
                + "</message>");
        carol.sends("<message to='" + room + "/alice' type='chat' id='p'><body>psst</body></message>");
        carol.receives("<message type='error' id='p' from='" + room + "/alice'>" + error("modify", "not-acceptable")
                + "</message>");
    }

    @Test
    void who_is_not_inside_learns_it_and_who_is_can_ask_the_room(Conversation with) {
        TestClient alice = with.online("alice");
        creates(alice, room, "alice");
        alice.asks(
                "<iq type='get' id='p' to='" + room + "/alice'><ping xmlns='urn:xmpp:ping'/></iq>",
                "<iq type='result' id='p' from='" + room + "/alice'/>");
        TestClient bob = with.online("bob");
        bob.asks(
                "<iq type='get' id='p' to='" + room + "/alice'><ping xmlns='urn:xmpp:ping'/></iq>",
                "<iq type='error' id='p' from='" + room + "/alice'>" + error("modify", "not-acceptable") + "</iq>");
        says(bob, room, "from outside");
        bob.receives("<message type='error' from='" + room + "'>" + error("modify", "not-acceptable") + "</message>");
        bob.sends("<presence to='" + room + "/bob'/>");
        bob.receives(
                "<presence type='error' from='" + room + "/bob'>" + error("modify", "not-acceptable") + "</presence>");
        alice.receivesNothing();
    }

    @Test
    void a_request_to_an_occupant_comes_back_through_the_room(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        creates(alice, room, "alice");
        enters(bob, room, "bob");
        sees(alice, room, "bob");
        bob.sends("<iq type='get' id='v' to='" + room + "/alice'><query xmlns='jabber:iq:version'/></iq>");
        String id = alice.receives("<iq type='get' id='*' from='" + room + "/bob' to='{alice/}'>"
                        + "<query xmlns='jabber:iq:version'/></iq>")
                .attribute("id");
        alice.sends("<iq type='result' id='" + id + "' to='" + room + "/bob'><query xmlns='jabber:iq:version'>"
                + "<name>witch</name></query></iq>");
        bob.receives("<iq type='result' id='v' from='" + room + "/alice' to='{bob/}'><query xmlns='jabber:iq:version'>"
                + "<name>witch</name></query></iq>");
        alice.asks("<iq type='set' id='c'><vCard xmlns='vcard-temp'><FN>Alice</FN></vCard></iq>");
        bob.asks(
                "<iq type='get' id='c' to='" + room + "/alice'><vCard xmlns='vcard-temp'/></iq>",
                "<iq type='result' id='c' from='" + room
                        + "/alice'><vCard xmlns='vcard-temp'><FN>Alice</FN></vCard></iq>");
    }

    @Test
    void a_room_that_nobody_wants_kept_goes_with_the_last_of_its_occupants(Conversation with) {
        TestClient alice = with.online("alice");
        creates(alice, room, "alice");
        alice.sends("<presence to='" + room + "/alice' type='unavailable'/>");
        alice.receives(gone(room, "alice", item("owner", "none") + status(110)));
        alice.asks(
                "<iq type='get' id='i' to='" + room + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
                "<iq type='error' id='i' from='" + room + "'>" + error("cancel", "item-not-found") + "</iq>");
    }

    @Test
    void the_list_shows_the_rooms_whose_owners_want_it(Conversation with) {
        TestClient alice = with.online("alice");
        creates(alice, room, "alice", "publicroom", "1", "roomname", "A Dark Cave");
        String hidden = RoomTalk.room();
        creates(alice, hidden, "alice");
        String list = "<iq type='get' id='i' to='conference.localhost'>"
                + "<query xmlns='http://jabber.org/protocol/disco#items'/></iq>";
        alice.asks(
                list,
                "<iq type='result' id='i'><query xmlns='http://jabber.org/protocol/disco#items'><item jid='" + room
                        + "' name='A Dark Cave'/><etc xmlns='test'/></query></iq>");
        assertThat(Xml.print(alice.asks(list))).doesNotContain(hidden);
    }

    @Test
    void who_blocks_an_occupant_stays_in_the_room(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        TestClient carol = with.online("carol");
        creates(alice, room, "alice");
        enters(bob, room, "bob");
        sees(alice, room, "bob");
        enters(carol, room, "carol");
        sees(alice, room, "carol");
        sees(bob, room, "carol");
        carol.asks(
                "<iq type='set' id='b'><block xmlns='urn:xmpp:blocking'><item jid='" + room + "/bob'/></block></iq>",
                "<iq type='result' id='b'/>");
        says(bob, room, "Harpier cries");
        hears(alice, room, "bob", "Harpier cries");
        bob.receivesAmong("<message from='" + room + "/bob'><body>Harpier cries</body><etc xmlns='test'/></message>");
        bob.sends("<message to='" + room + "/carol' type='chat' id='psst'><body>psst</body></message>");
        bob.receives("<message type='error' id='psst' from='" + room + "/carol'>"
                + error("cancel", "service-unavailable") + "</message>");
        says(alice, room, "'Tis time");
        carol.receivesAmong("<message from='" + room + "/alice'><body>'Tis time</body><etc xmlns='test'/></message>");
    }

    @Test
    void who_leaves_and_enters_in_one_breath_is_inside(Conversation with) {
        TestClient alice = with.online("alice");
        for (int i = 0; i < 100; i++) {
            alice.sends(entering(room, "alice") + "<presence type='unavailable' to='" + room + "/alice'/>");
            alice.receivesAmong(gone(room, "alice", "<item><etc xmlns='test'/></item>" + status(110)));
        }
        alice.sends(entering(room, "alice"));
        alice.receivesAmong("<message from='" + room + "' type='groupchat'><subject/></message>");
        alice.asks(
                owner(room, "<x xmlns='jabber:x:data' type='submit'/>"),
                "<iq type='result' id='owner' from='" + room + "'/>");
    }
}
