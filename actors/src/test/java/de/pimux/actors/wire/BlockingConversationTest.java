package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocking (XEP-0191). */
@ConversationTest
class BlockingConversationTest {
    private static final String BLOCKING = "xmlns='urn:xmpp:blocking'";
    private static final String BLOCKED = "<error type='cancel'>"
            + "<not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><blocked xmlns='urn:xmpp:blocking:errors'/></error>";

    @Test
    void the_list_is_changed_and_pushed_to_those_who_asked_for_it(Conversation with) {
        with.reserves("bob");
        TestClient phone = with.online("alice", "phone");
        TestClient desk = with.online("alice", "desk");
        TestClient indifferent = with.online("alice", "indifferent");
        lists(phone, "");
        lists(desk, "");
        phone.sends("<iq type='set' id='b'><block " + BLOCKING + "><item jid='{bob}'/></block></iq>");
        String push = "<iq type='set' id='*'><block " + BLOCKING + "><item jid='{bob}'/></block></iq>";
        phone.receivesInAnyOrder("<iq type='result' id='b'/>", push);
        desk.receives(push);
        indifferent.receivesNothing();
        lists(indifferent, "<item jid='{bob}'/>");
        desk.sends("<iq type='set' id='u'><unblock " + BLOCKING + "><item jid='{bob}'/></unblock></iq>");
        String unblocked = "<iq type='set' id='*'><unblock " + BLOCKING + "><item jid='{bob}'/></unblock></iq>";
        desk.receivesInAnyOrder("<iq type='result' id='u'/>", unblocked);
        phone.receives(unblocked);
        lists(phone, "");
    }

    @Test
    void everybody_may_be_unblocked_at_once(Conversation with) {
        with.reserves("bob");
        with.reserves("carol");
        TestClient alice = with.online("alice");
        blocks(alice, "<item jid='{bob}'/><item jid='{carol}'/>");
        alice.asks("<iq type='set' id='u'><unblock " + BLOCKING + "/></iq>", "<iq type='result' id='u'/>");
        lists(alice, "");
    }

    @Test
    void blocking_nobody_is_a_bad_request(Conversation with) {
        with.online("alice")
                .asks(
                        "<iq type='set' id='b'><block " + BLOCKING + "/></iq>",
                        "<iq type='error' id='b'>" + error("modify", "bad-request") + "</iq>");
    }

    @Test
    void who_is_blocked_sees_somebody_who_has_gone(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        blocks(alice, "<item jid='{bob}'/>");
        bob.receives("<presence type='unavailable' from='{alice/}'/>");
        alice.sends("<presence><status>hidden</status></presence>");
        alice.receives("<presence from='{alice/}'><status>hidden</status></presence>");
        alice.asks("<iq type='set' id='u'><unblock " + BLOCKING + "><item jid='{bob}'/></unblock></iq>");
        bob.receives("<presence from='{alice/}' type='-'><status>hidden</status></presence>");
    }

    @Test
    void a_blocked_contact_that_comes_back_stays_subscribed_and_sees_nobody(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        blocks(alice, "<item jid='{bob}'/>");
        bob.receives("<presence type='unavailable' from='{alice/}'/>");
        bob.sends("<presence type='probe' to='{alice}'/>");
        bob.sends("<message to='{alice}' type='chat' id='end'><body>hi</body></message>");
        bob.receives("<message type='error' id='end'>" + error("cancel", "service-unavailable") + "</message>");
        alice.asks("<iq type='set' id='u'><unblock " + BLOCKING + "/></iq>", "<iq type='result' id='u'/>");
        bob.receives("<presence from='{alice/}' type='-'/>");
    }

    @Test
    void a_stranger_who_was_shown_presence_sees_it_go_and_not_come_back_by_itself(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        TestClient carol = with.online("carol");
        alice.sends("<presence to='{bob/}'/>");
        bob.receives("<presence from='{alice/}' type='-'/>");
        blocks(alice, "<item jid='{bob}'/>");
        bob.receives("<presence type='unavailable' from='{alice/}'/>");
        alice.asks("<iq type='set' id='u'><unblock " + BLOCKING + "/></iq>", "<iq type='result' id='u'/>");
        alice.sends("<presence><status>here</status></presence>");
        alice.receives("<presence from='{alice/}'><status>here</status></presence>");
        bob.receivesNothingFrom(alice); // RFC 6121 §4.6.3: shown once, not subscribed
        alice.closesStream();
        bob.receivesNothingFrom(carol);
    }

    @Test
    void a_stranger_one_of_whose_resources_is_blocked_sees_presence_go_too(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<presence to='{bob/}'/>");
        bob.receives("<presence from='{alice/}' type='-'/>");
        blocks(alice, "<item jid='{bob/}'/>");
        bob.receives("<presence type='unavailable' from='{alice/}'/>");
    }

    @Test
    void a_subscriber_who_was_shown_presence_as_well_sees_it_go_once(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        alice.sends("<presence to='{bob/}'/>");
        bob.receives("<presence from='{alice/}' type='-'/>");
        blocks(alice, "<item jid='{bob}'/>");
        bob.receives("<presence type='unavailable' from='{alice/}'/>");
        alice.closesStream();
        bob.receivesNothingFrom(with.online("carol"));
    }

    @CsvSource(
            delimiter = '|',
            value = {
                "<message to='{alice}' type='chat' id='q'><body>hi</body></message> | message",
                "<message to='{alice/}' type='chat' id='q'><body>hi</body></message> | message",
                "<iq to='{alice/}' type='get' id='q'><ping xmlns='urn:xmpp:ping'/></iq> | iq",
                "<iq to='{alice}' type='get' id='q'><vCard xmlns='vcard-temp'/></iq> | iq"
            })
    @ParameterizedTest
    void what_the_blocked_send_is_answered_as_by_nobody(String stanza, String name, Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        blocks(alice, "<item jid='{bob}'/>");
        bob.sends(stanza);
        bob.receives("<" + name + " type='error' id='q'>" + error("cancel", "service-unavailable") + "</" + name + ">");
        alice.receivesNothing();
    }

    @CsvSource(
            delimiter = '|',
            value = {
                "<message to='{alice}' type='headline'><body>hi</body></message>",
                "<message to='{alice/}' type='error'><body>hi</body></message>",
                "<presence to='{alice}'/>",
                "<presence to='{alice}' type='subscribe'/>",
                "<iq to='{alice/}' type='result' id='q'/>"
            })
    @ParameterizedTest
    void what_the_blocked_send_without_wanting_an_answer_is_dropped(String stanza, Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        TestClient carol = with.online("carol");
        blocks(alice, "<item jid='{bob}'/>");
        bob.sends(stanza);
        bob.asks("<iq type='get' id='end'><ping xmlns='urn:xmpp:ping'/></iq>");
        alice.receivesNothingFrom(carol);
    }

    @CsvSource(
            delimiter = '|',
            value = {
                "<message to='{bob}' type='chat' id='q'><body>hi</body></message> | message",
                "<iq to='{bob/}' type='get' id='q'><ping xmlns='urn:xmpp:ping'/></iq> | iq",
                "<presence to='{bob}' id='q'/> | presence"
            })
    @ParameterizedTest
    void nobody_writes_to_whom_they_have_blocked(String stanza, String name, Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        blocks(alice, "<item jid='{bob}'/>");
        alice.sends(stanza);
        alice.receives("<" + name + " type='error' id='q' from='*'>" + BLOCKED + "</" + name + ">");
        bob.receivesNothing();
    }

    @Test
    void a_domain_may_be_blocked_and_a_resource(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bad = with.online("bob", "bad");
        blocks(alice, "<item jid='{bob}/bad'/><item jid='example.net'/>");
        bad.sends("<message to='{alice}' type='chat' id='q'><body>hi</body></message>");
        bad.receives("<message type='error' id='q'>" + error("cancel", "service-unavailable") + "</message>");
        TestClient good = with.online("bob", "good");
        good.sends("<message to='{alice}' type='chat' id='q'><body>hi</body></message>");
        alice.receives("<message from='{bob}/good'><body>hi</body></message>");
    }

    @Test
    void messages_of_the_blocked_are_not_kept_either(Conversation with) {
        with.account("bob");
        TestClient alice = with.online("alice");
        blocks(alice, "<item jid='{bob}'/>");
        alice.closesStream();
        TestClient bob = with.online("bob");
        bob.sends("<message to='{alice}' type='chat' id='q'><body>hi</body></message>");
        bob.receives("<message type='error' id='q'>" + error("cancel", "service-unavailable") + "</message>");
        TestClient again = with.bound("alice");
        again.sends("<presence/>");
        again.receives("<presence from='{alice/}'/>");
        again.receivesNothing();
    }

    private static void blocks(TestClient alice, String items) {
        alice.asks(
                "<iq type='set' id='b'><block " + BLOCKING + ">" + items + "</block></iq>",
                "<iq type='result' id='b'/>");
    }

    private static void lists(TestClient client, String items) {
        client.asks(
                "<iq type='get' id='l'><blocklist " + BLOCKING + "/></iq>",
                "<iq type='result' id='l'><blocklist " + BLOCKING + ">" + items + "</blocklist></iq>");
    }
}
