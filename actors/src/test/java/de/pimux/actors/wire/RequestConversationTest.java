package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and answers (RFC 6120 §8.2.3, RFC 6121 §8), and ping (XEP-0199). */
@ConversationTest
class RequestConversationTest {
    private static final String UNAVAILABLE = error("cancel", "service-unavailable");

    @ParameterizedTest
    @ValueSource(strings = {"to='{domain}'", "to='{alice}'", ""})
    void the_server_answers_a_ping(String to, Conversation with) {
        with.bound("alice")
                .asks(
                        "<iq type='get' id='p' " + to + "><ping xmlns='urn:xmpp:ping'/></iq>",
                        "<iq type='result' id='p' to='{alice/}'/>");
    }

    @Test
    void a_request_reaches_a_resource_and_its_answer_comes_back(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<iq type='get' id='q' to='{bob/}'><ping xmlns='urn:xmpp:ping'/></iq>");
        bob.receives("<iq type='get' id='q' from='{alice/}' to='{bob/}'><ping xmlns='urn:xmpp:ping'/></iq>");
        bob.sends("<iq type='result' id='q' to='{alice/}'/>");
        alice.receives("<iq type='result' id='q' from='{bob/}' to='{alice/}'/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{bob}/gone", "{nobody}", "{nobody}/gone", "{bob}", "{domain}", "{domain}/x"})
    void a_request_that_nobody_answers_is_service_unavailable(String to, Conversation with) {
        with.reserves("nobody");
        with.account("bob");
        with.bound("alice")
                .asks(
                        "<iq type='get' id='q' to='" + to + "'><unknown xmlns='a:b'/></iq>",
                        "<iq type='error' id='q'>" + UNAVAILABLE + "</iq>");
    }

    @Test
    void an_unknown_request_to_oneself_is_service_unavailable(Conversation with) {
        with.bound("alice")
                .asks(
                        "<iq type='set' id='q'><unknown xmlns='a:b'/></iq>",
                        "<iq type='error' id='q'>" + UNAVAILABLE + "</iq>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iq id='q'><ping xmlns='urn:xmpp:ping'/></iq>",
                "<iq type='ask' id='q'><ping xmlns='urn:xmpp:ping'/></iq>",
                "<iq type='get' id='q'/>",
                "<iq type='get' id='q'><ping xmlns='urn:xmpp:ping'/><ping xmlns='urn:xmpp:ping'/></iq>",
                "<iq type='set' id='q' to='{domain}'/>"
            })
    void a_request_that_breaks_the_rules_is_a_bad_request(String iq, Conversation with) {
        with.bound("alice").asks(iq, "<iq type='error' id='q'>" + error("modify", "bad-request") + "</iq>");
    }

    @Test
    void a_request_without_an_id_is_a_bad_request(Conversation with) {
        TestClient alice = with.bound("alice");
        alice.sends("<iq type='get'><ping xmlns='urn:xmpp:ping'/></iq>");
        alice.receives("<iq type='error'>" + error("modify", "bad-request") + "</iq>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{bob}", "{bob}/gone", "{nobody}", "{domain}", "{alice}"})
    void answers_are_never_answered(String to, Conversation with) {
        with.reserves("nobody");
        with.account("bob");
        TestClient alice = with.bound("alice");
        alice.sends("<iq type='result' id='x' to='" + to + "'/>");
        alice.sends("<iq type='error' id='x' to='" + to + "'>" + UNAVAILABLE + "</iq>");
        alice.receivesNothing();
    }

    @Test
    void the_language_of_an_error_is_known(Conversation with) {
        with.bound("alice")
                .asks(
                        "<iq type='get' id='q' xml:lang='de'><unknown xmlns='a:b'/></iq>",
                        "<iq type='error' id='q'>" + UNAVAILABLE + "</iq>");
    }
}
