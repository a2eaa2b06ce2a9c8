package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resource binding (RFC 6120 §7). */
@ConversationTest
class BindConversationTest {
    private static final String BIND = "xmlns='urn:ietf:params:xml:ns:xmpp-bind'";

    @Test
    void the_client_chooses_its_resource(Conversation with) {
        TestClient alice = with.bound("alice", "balcony");
        assertThat(alice.address()).isEqualTo(with.filled("{alice}/balcony"));
    }

    @Test
    void the_server_chooses_one_that_nobody_can_guess(Conversation with) {
        TestClient one = with.bound("alice");
        TestClient other = with.bound("alice");
        assertThat(one.address()).startsWith(with.filled("{alice}/")).isNotEqualTo(other.address());
        assertThat(one.address().length() - with.filled("{alice}/").length()).isGreaterThanOrEqualTo(16);
    }

    @Test
    void a_resource_is_normalised(Conversation with) {
        TestClient alice = with.bound("alice", "a\u00A0b");
        assertThat(alice.address()).isEqualTo(with.filled("{alice}/a b"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 5000})
    void a_resource_that_is_too_long_is_a_bad_request(int length, Conversation with) {
        TestClient alice = with.authenticated("alice");
        alice.asks(
                "<iq type='set' id='b'><bind " + BIND + "><resource>" + "x".repeat(length) + "</resource></bind></iq>",
                "<iq type='error' id='b'><error type='modify'>"
                        + "<bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
        Login.bind(alice, "short");
    }

    @Test
    void binding_a_resource_in_use_ends_the_older_session(Conversation with) {
        TestClient older = with.online("alice", "phone");
        TestClient newer = with.bound("alice", "phone");
        older.receivesStreamError("conflict");
        newer.receivesNothing();
    }

    @Test
    void a_second_bind_is_refused(Conversation with) {
        TestClient alice = with.bound("alice");
        alice.asks(
                "<iq type='set' id='b'><bind " + BIND + "/></iq>",
                "<iq type='error' id='b'><error type='cancel'>"
                        + "<not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<message to='a@{domain}'><body>hi</body></message>",
                "<presence/>",
                "<iq type='get' id='1'><query xmlns='jabber:iq:roster'/></iq>"
            })
    void before_binding_there_are_no_stanzas(String stanza, Conversation with) {
        TestClient alice = with.authenticated("alice");
        alice.sends(stanza);
        alice.receivesStreamError("not-authorized");
    }

    @Test
    void old_clients_may_ask_for_a_session(Conversation with) {
        TestClient alice = with.bound("alice");
        alice.asks(
                "<iq type='set' id='s'><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>",
                "<iq type='result' id='s'/>");
    }
}
