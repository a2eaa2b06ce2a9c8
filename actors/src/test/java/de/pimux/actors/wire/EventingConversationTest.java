package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static de.pimux.actors.wire.Pep.answer;
import static de.pimux.actors.wire.Pep.event;
import static de.pimux.actors.wire.Pep.iq;
import static de.pimux.actors.wire.Pep.items;
import static de.pimux.actors.wire.Pep.late;
import static de.pimux.actors.wire.Pep.publish;
import static de.pimux.actors.wire.Pep.publishes;
import static de.pimux.actors.wire.Pep.tune;

import org.junit.jupiter.api.Test;

/** Who hears of what an owner publishes (XEP-0163 §4). */
@ConversationTest
class EventingConversationTest {
    private static TestClient interested(Conversation with, String name, String... nodes) {
        TestClient client = with.online(name);
        Interest.in(nodes).isToldBy(client);
        return client;
    }

    @Test
    void all_clients_of_the_owner_that_are_interested_hear_of_it(Conversation with) {
        TestClient phone = with.online("alice", "phone");
        TestClient laptop = with.online("alice", "laptop");
        TestClient tablet = with.online("alice", "tablet");
        Interest.in("urn:tune").isToldBy(phone);
        laptop.receives("<presence from='" + phone.address() + "'><etc xmlns='test'/></presence>");
        tablet.receives("<presence from='" + phone.address() + "'><etc xmlns='test'/></presence>");
        Interest.in("urn:tune", "urn:mood").isToldBy(laptop);
        phone.receives("<presence from='" + laptop.address() + "'><etc xmlns='test'/></presence>");
        tablet.receives("<presence from='" + laptop.address() + "'><etc xmlns='test'/></presence>");
        publishes(phone, "urn:tune", tune("now", "Finzi"));
        phone.receives(event("urn:tune", tune("now", "Finzi")));
        laptop.receives(event("urn:tune", tune("now", "Finzi")));
        tablet.receivesNothing();
    }

    @Test
    void contacts_who_see_the_owner_hear_of_it_at_the_clients_that_are_interested(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        TestClient carol = with.online("carol");
        with.befriends(alice, bob);
        with.befriends(alice, carol);
        Interest.in("urn:tune").isToldBy(bob);
        alice.receives("<presence from='" + bob.address() + "'><etc xmlns='test'/></presence>");
        publishes(alice, "urn:tune", tune("now", "Finzi"));
        bob.receives("<message to='" + bob.address() + "' type='headline' from='{alice}'><event xmlns='" + Pep.NAMESPACE
                + "#event'><items node='urn:tune'>" + tune("now", "Finzi") + "</items></event></message>");
        carol.receivesNothingFrom(alice);
        alice.asks(
                iq("set", "", "<retract node='urn:tune'><item id='now'/></retract>"), "<iq type='result' id='pep'/>");
        bob.receives(event("urn:tune", "<retract id='now'/>"));
        alice.asks(
                iq("set", "", Pep.NAMESPACE + "#owner", "<delete node='urn:tune'/>"), "<iq type='result' id='pep'/>");
        bob.receives("<message type='headline' from='{alice}'><event xmlns='" + Pep.NAMESPACE
                + "#event'><delete node='urn:tune'/></event></message>");
    }

    @Test
    void who_only_shows_presence_to_the_owner_hears_nothing(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.subscribes(alice, bob);
        Interest.in("urn:tune").isToldBy(bob);
        alice.receives("<presence from='" + bob.address() + "'><etc xmlns='test'/></presence>");
        publishes(alice, "urn:tune", tune("now", "Finzi"), "access_model=open");
        bob.receivesNothingFrom(alice);
    }

    @Test
    void a_contact_whom_the_owner_has_blocked_hears_nothing(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = interested(with, "bob", "urn:tune");
        with.befriends(alice, bob);
        alice.asks("<iq type='set' id='b'><block xmlns='urn:xmpp:blocking'><item jid='{bob}'/></block></iq>");
        bob.receives("<presence type='unavailable' from='{alice/}'/>");
        publishes(alice, "urn:tune", tune("now", "Finzi"), "access_model=open");
        alice.asks("<iq type='set' id='u'><unblock xmlns='urn:xmpp:blocking'><item jid='{bob}'/></unblock></iq>");
        bob.receives("<presence type='-' from='{alice/}'/>");
        bob.receivesNothingFrom(alice);
    }

    @Test
    void a_contact_who_has_blocked_the_owner_hears_nothing(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = interested(with, "bob", "urn:tune");
        with.befriends(alice, bob);
        bob.asks("<iq type='set' id='b'><block xmlns='urn:xmpp:blocking'><item jid='{alice}'/></block></iq>");
        alice.receives("<presence type='unavailable' from='{bob/}'/>");
        publishes(alice, "urn:tune", tune("now", "Finzi"));
        bob.receivesNothing();
    }

    @Test
    void what_is_private_is_for_the_owner_alone(Conversation with) {
        TestClient alice = interested(with, "alice", "urn:xmpp:mds:displayed:0");
        TestClient bob = interested(with, "bob", "urn:xmpp:mds:displayed:0");
        with.befriends(alice, bob);
        String item = "<item id='{bob}'><displayed xmlns='urn:xmpp:mds:displayed:0'/></item>";
        publishes(
                alice,
                "urn:xmpp:mds:displayed:0",
                item,
                "persist_items=true",
                "max_items=max",
                "send_last_published_item=never",
                "access_model=whitelist");
        alice.receives(event("urn:xmpp:mds:displayed:0", item));
        bob.receivesNothingFrom(alice);
        bob.asks(
                items("{alice}", "urn:xmpp:mds:displayed:0"),
                "<iq type='error' id='pep'>" + error("cancel", "not-allowed") + "</iq>");
        TestClient phone = with.online("alice", "phone");
        phone.receives("<presence from='{bob/}'><etc xmlns='test'/></presence>");
        Interest.in("urn:xmpp:mds:displayed:0").isToldBy(phone);
        phone.receivesNothing();
        phone.asks(items("", "urn:xmpp:mds:displayed:0"), answer("urn:xmpp:mds:displayed:0", item));
    }

    @Test
    void the_last_item_comes_with_the_first_presence(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        publishes(alice, "urn:tune", tune("now", "Finzi"));
        publishes(alice, "urn:mood", tune("now", "sad"));
        Interest tunes = Interest.in("urn:tune");
        tunes.isToldBy(bob);
        bob.receives(late("urn:tune", tune("now", "Finzi")));
        bob.sends("<presence type='unavailable'/>");
        bob.receives("<presence type='unavailable' from='{bob/}'/>");
        bob.sends(tunes.presence()); // this time its hash is known
        bob.receivesInAnyOrder(
                "<presence from='{bob/}'><etc xmlns='test'/></presence>",
                "<presence from='{alice/}'/>",
                late("urn:tune", tune("now", "Finzi")));
        bob.sends(tunes.presence());
        bob.receives("<presence from='{bob/}'><etc xmlns='test'/></presence>");
        bob.receivesNothingFrom(alice);
    }

    @Test
    void who_becomes_interested_in_more_gets_the_last_item_of_that(Conversation with) {
        TestClient alice = interested(with, "alice", "urn:tune");
        publishes(alice, "urn:tune", tune("now", "Finzi"));
        alice.receives(event("urn:tune", tune("now", "Finzi")));
        publishes(alice, "urn:mood", tune("now", "sad"));
        Interest.in("urn:tune", "urn:mood").isToldBy(alice);
        alice.receives(late("urn:mood", tune("now", "sad")));
        alice.receivesNothing();
    }

    @Test
    void a_new_contact_gets_the_last_item(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = interested(with, "bob", "urn:tune");
        publishes(alice, "urn:tune", tune("now", "Finzi"));
        bob.sends("<presence type='subscribe' to='{alice}'/>");
        alice.receives("<presence type='subscribe' from='{bob}'/>");
        alice.sends("<presence type='subscribed' to='{bob}'/>");
        bob.receivesAmong(late("urn:tune", tune("now", "Finzi")));
    }

    @Test
    void a_false_answer_is_believed_of_nobody_else(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        TestClient mallory = with.online("mallory");
        with.befriends(alice, bob);
        Interest tunes = Interest.in("urn:tune");
        mallory.sends(tunes.presence());
        mallory.receives("<presence from='{mallory/}'><etc xmlns='test'/></presence>");
        tunes.isAnsweredBy(mallory, Interest.in());
        tunes.isToldBy(bob); // asked again
        alice.receives("<presence from='{bob/}'><etc xmlns='test'/></presence>");
        publishes(alice, "urn:tune", tune("now", "Finzi"));
        bob.receives(event("urn:tune", tune("now", "Finzi")));
    }

    @Test
    void answers_that_nobody_asked_for_change_nothing(Conversation with) {
        TestClient alice = with.online("alice");
        alice.sends("<iq type='result' id='guess' to='{alice}'><query xmlns='http://jabber.org/protocol/disco#info'>"
                + "<feature var='urn:tune+notify'/></query></iq>");
        publishes(alice, "urn:tune", tune("now", "Finzi"));
        alice.receivesNothing();
    }

    @Test
    void a_client_that_refuses_to_answer_hears_nothing(Conversation with) {
        TestClient alice = with.online("alice");
        alice.sends(Interest.in("urn:tune").presence());
        alice.receives("<presence from='{alice/}'><etc xmlns='test'/></presence>");
        String id = alice.receives("<iq type='get'><etc xmlns='test'/></iq>").attribute("id");
        alice.sends(
                "<iq type='error' id='" + id + "' to='{alice}'>" + error("cancel", "service-unavailable") + "</iq>");
        publishes(alice, "urn:tune", tune("now", "Finzi"));
        alice.receivesNothing();
    }

    @Test
    void who_subscribes_by_hand_to_an_open_node_hears_of_it_without_being_a_contact(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        publishes(alice, "urn:blog", tune("one", "Hello"), "access_model=open");
        bob.asks(
                iq("set", "{alice}", "<subscribe node='urn:blog' jid='{bob}'/>"),
                "<iq type='result' id='pep' from='{alice}'><pubsub xmlns='" + Pep.NAMESPACE
                        + "'><subscription node='urn:blog' jid='{bob}' subscription='subscribed'/></pubsub></iq>");
        bob.receives(late("urn:blog", tune("one", "Hello")));
        publishes(alice, "urn:blog", tune("two", "World"));
        bob.receives(event("urn:blog", tune("two", "World")));
        bob.asks(
                iq("set", "{alice}", "<unsubscribe node='urn:blog' jid='{bob}'/>"),
                "<iq type='result' id='pep' from='{alice}'/>");
        publishes(alice, "urn:blog", tune("three", "!"));
        bob.receivesNothingFrom(alice);
    }

    @Test
    void nothing_waits_for_those_who_are_offline(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        bob.closesStream();
        alice.receives("<presence type='unavailable' from='{bob/}'/>");
        publishes(alice, "urn:tune", tune("now", "Finzi"), "access_model=open");
        bob = with.bound("bob");
        bob.sends("<presence/>");
        bob.receivesInAnyOrder("<presence from='{bob/}'/>", "<presence from='{alice/}'/>");
        bob.receivesNothingFrom(alice);
    }

    @Test
    void what_does_not_fit_the_node_is_a_conflict(Conversation with) {
        TestClient alice = with.online("alice");
        publishes(alice, "urn:tune", tune("now", "Finzi"), "access_model=whitelist");
        alice.asks(
                publish("urn:tune", tune("now", "Britten"), "access_model=open"),
                "<iq type='error' id='pep'><error type='cancel'><conflict"
                        + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><precondition-not-met xmlns='" + Pep.NAMESPACE
                        + "#errors'/></error></iq>");
    }

    @Test
    void requests_that_make_no_sense_are_refused(Conversation with) {
        TestClient alice = with.online("alice");
        for (String content : new String[] {"", "<publish/>", "<items/>", "<publish node=''/>", "<x xmlns='y'/>"}) {
            alice.asks(iq("set", "", content), "<iq type='error' id='pep'>" + error("modify", "bad-request") + "</iq>");
            alice.asks(
                    iq("set", "", Pep.NAMESPACE + "#owner", content),
                    "<iq type='error' id='pep'>" + error("modify", "bad-request") + "</iq>");
        }
    }
}
