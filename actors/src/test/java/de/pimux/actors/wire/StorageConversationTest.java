package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account stores for its clients: vCard (XEP-0054) and private XML (XEP-0049). */
@ConversationTest
class StorageConversationTest {
    @Test
    void a_vcard_is_stored_and_shown_to_everybody(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.asks(
                "<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>Alice</FN><NICKNAME>Ali</NICKNAME></vCard></iq>",
                "<iq type='result' id='v'/>");
        String vcard = "<vCard xmlns='vcard-temp'><FN>Alice</FN><NICKNAME>Ali</NICKNAME></vCard>";
        alice.asks(
                "<iq type='get' id='g'><vCard xmlns='vcard-temp'/></iq>",
                "<iq type='result' id='g'>" + vcard + "</iq>");
        bob.asks(
                "<iq type='get' id='g' to='{alice}'><vCard xmlns='vcard-temp'/></iq>",
                "<iq type='result' id='g' from='{alice}'>" + vcard + "</iq>");
    }

    @Test
    void nobody_writes_the_vcard_of_somebody_else(Conversation with) {
        with.account("bob");
        TestClient alice = with.online("alice");
        alice.sends("<iq type='set' id='v' to='{bob}'><vCard xmlns='vcard-temp'><FN>Mallory</FN></vCard></iq>");
        alice.receives("<iq type='error' id='v'><error><etc xmlns='test'/></error></iq>");
        TestClient bob = with.online("bob");
        bob.sends("<iq type='get' id='g'><vCard xmlns='vcard-temp'/></iq>");
        var answer = bob.next();
        org.assertj.core.api.Assertions.assertThat(answer).isNotNull();
        org.assertj.core.api.Assertions.assertThat(Xml.print(answer)).doesNotContain("Mallory");
    }

    @Test
    void a_vcard_that_is_too_large_is_not_acceptable(Conversation with) {
        with.online("alice")
                .asks(
                        "<iq type='set' id='v'><vCard xmlns='vcard-temp'><NOTE>" + "x".repeat(200_000)
                                + "</NOTE></vCard></iq>",
                        "<iq type='error' id='v'>" + error("modify", "not-acceptable") + "</iq>");
    }

    @Test
    void private_xml_is_stored_by_its_name(Conversation with) {
        TestClient alice = with.online("alice");
        alice.asks(
                "<iq type='set' id='s'><query xmlns='jabber:iq:private'><a xmlns='one:ns'><b/></a></query></iq>",
                "<iq type='result' id='s'/>");
        alice.asks(
                "<iq type='get' id='g'><query xmlns='jabber:iq:private'><a xmlns='one:ns'/></query></iq>",
                "<iq type='result' id='g'><query xmlns='jabber:iq:private'><a xmlns='one:ns'><b/></a></query></iq>");
        alice.asks(
                "<iq type='get' id='g'><query xmlns='jabber:iq:private'><a xmlns='other:ns'/></query></iq>",
                "<iq type='result' id='g'><query xmlns='jabber:iq:private'><a xmlns='other:ns'/></query></iq>");
    }

    @Test
    void private_xml_is_replaced(Conversation with) {
        TestClient alice = with.online("alice");
        for (String content : new String[] {"<b/>", "<c/>"})
            alice.asks(
                    "<iq type='set' id='s'><query xmlns='jabber:iq:private'><a xmlns='one:ns'>" + content
                            + "</a></query></iq>",
                    "<iq type='result' id='s'/>");
        alice.asks(
                "<iq type='get' id='g'><query xmlns='jabber:iq:private'><a xmlns='one:ns'/></query></iq>",
                "<iq type='result' id='g'><query xmlns='jabber:iq:private'><a xmlns='one:ns'><c/></a></query></iq>");
    }

    @Test
    void private_xml_is_private(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        for (String type : new String[] {"get", "set"})
            bob.asks(
                    "<iq type='" + type
                            + "' id='g' to='{alice}'><query xmlns='jabber:iq:private'><a xmlns='one:ns'/></query></iq>",
                    "<iq type='error' id='g'><error><etc xmlns='test'/></error></iq>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<a xmlns=''/>"})
    void private_xml_needs_a_name(String content, Conversation with) {
        with.online("alice")
                .asks(
                        "<iq type='set' id='s'><query xmlns='jabber:iq:private'>" + content + "</query></iq>",
                        "<iq type='error' id='s'><error><etc xmlns='test'/></error></iq>");
    }
}
