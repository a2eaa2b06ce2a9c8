package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stream management (XEP-0198). */
@ConversationTest
class StreamManagementConversationTest {
    private static final String SM = "xmlns='urn:xmpp:sm:3'";

    @Test
    void it_is_offered_after_login(Conversation with) {
        assertThat(with.authenticated("alice").features().has("urn:xmpp:sm:3", "sm"))
                .isTrue();
    }

    @Test
    void the_server_says_how_many_stanzas_it_has_handled(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<enable " + SM + "/>");
        alice.receives("<enabled " + SM + " resume='-'/>");
        alice.sends("<r " + SM + "/>");
        alice.receives("<a " + SM + " h='0'/>");
        alice.sends("<message to='{bob/}' type='chat'><body>1</body></message>");
        alice.sends("<presence><show>away</show></presence><r " + SM + "/>");
        bob.receives("<message><body>1</body></message>");
        alice.receivesInAnyOrder("<presence><show>away</show></presence>", "<a " + SM + " h='2'/>");
    }

    @Test
    void the_server_asks_for_acknowledgements(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        bob.sends("<enable " + SM + "/>");
        bob.receives("<enabled " + SM + "/>");
        alice.sends("<message to='{bob/}' type='chat'><body>1</body></message>");
        bob.receives("<message><body>1</body></message>");
        bob.receives("<r " + SM + "/>");
        bob.sends("<a " + SM + " h='1'/>");
        bob.receivesNothing();
    }

    @Test
    void enabling_it_twice_fails(Conversation with) {
        TestClient alice = with.online("alice");
        alice.sends("<enable " + SM + "/><enable " + SM + "/>");
        alice.receives("<enabled " + SM + "/>");
        alice.receives("<failed " + SM + "><unexpected-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
    }

    @Test
    void enabling_it_before_binding_fails(Conversation with) {
        TestClient alice = with.authenticated("alice");
        alice.sends("<enable " + SM + "/>");
        alice.receives("<failed " + SM + "><unexpected-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
    }

    @Test
    void acknowledging_what_was_never_sent_ends_the_stream(Conversation with) {
        TestClient alice = with.online("alice");
        alice.sends("<enable " + SM + "/>");
        alice.receives("<enabled " + SM + "/>");
        alice.sends("<a " + SM + " h='5'/>");
        alice.receives("<error xmlns='http://etherx.jabber.org/streams'>"
                + "<undefined-condition xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>"
                + "<handled-count-too-high " + SM + " h='5' send-count='0'/><etc xmlns='test'/></error>");
        assertThat(alice.isClosed()).isTrue();
    }

    @Test
    void a_session_is_resumed_with_what_was_missed(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        String id = enabled(bob);
        String address = bob.address();
        alice.sends("<message to='{bob/}' type='chat' id='m1'><body>seen</body></message>");
        bob.receives("<message id='m1'><body>seen</body></message>");
        bob.close();
        alice.sends("<message to='{bob}' type='chat' id='m2'><body>missed</body></message>");
        alice.sends("<message to='{bob/}' type='chat' id='m3'><body>missed too</body></message>");
        alice.receivesNothing();
        TestClient back = with.authenticated("bob");
        back.sends("<resume " + SM + " previd='" + id + "' h='1'/>");
        back.receives("<resumed " + SM + " previd='" + id + "' h='0'/>");
        back.receivesSkippingRequests("<message id='m2'><body>missed</body><etc xmlns='test'/></message>");
        back.receivesSkippingRequests("<message id='m3'><body>missed too</body><etc xmlns='test'/></message>");
        back.sends("<message to='{alice/}' type='chat'><body>back</body></message>");
        alice.receives("<message from='" + address + "'><body>back</body></message>");
    }

    @Test
    void what_was_not_acknowledged_is_sent_again(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        String id = enabled(bob);
        for (int i = 1; i <= 3; i++)
            alice.sends("<message to='{bob/}' type='chat' id='m" + i + "'><body>x</body></message>");
        for (int i = 1; i <= 3; i++) bob.receivesSkippingRequests("<message id='m" + i + "'><body>x</body></message>");
        bob.close();
        TestClient back = with.authenticated("bob");
        back.sends("<resume " + SM + " previd='" + id + "' h='1'/>");
        back.receives("<resumed " + SM + " previd='" + id + "'/>");
        back.receivesSkippingRequests("<message id='m2'><body>x</body><etc xmlns='test'/></message>");
        back.receivesSkippingRequests("<message id='m3'><body>x</body><etc xmlns='test'/></message>");
        back.sends("<a " + SM + " h='3'/>");
        alice.sends("<message to='{bob/}' type='chat' id='m4'><body>x</body></message>");
        back.receivesSkippingRequests("<message id='m4'><body>x</body></message>");
    }

    @Test
    void a_session_that_waits_is_still_seen_as_present(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient carol = with.online("carol");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        enabled(bob);
        bob.close();
        carol.sends("<message to='{bob/}' type='chat'><body>are you there?</body></message>");
        carol.receivesNothing();
        alice.receivesNothingFrom(carol);
        alice.sends("<presence type='probe' to='{bob}'/>");
        alice.receives("<presence from='" + bob.address() + "' type='-'/>");
    }

    @Test
    void a_stream_that_was_closed_cannot_be_resumed(Conversation with) {
        TestClient bob = with.online("bob");
        String id = enabled(bob);
        bob.closesStream();
        TestClient back = with.authenticated("bob");
        back.sends("<resume " + SM + " previd='" + id + "' h='0'/>");
        back.receives("<failed " + SM + "><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
        Login.bind(back, "");
    }

    @Test
    void nobody_resumes_the_session_of_somebody_else(Conversation with) {
        TestClient bob = with.online("bob");
        String id = enabled(bob);
        TestClient mallory = with.authenticated("mallory");
        mallory.sends("<resume " + SM + " previd='" + id + "' h='0'/>");
        mallory.receives("<failed " + SM + "><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
        bob.receivesNothing();
    }

    @Test
    void a_session_is_taken_over_from_a_connection_that_still_stands(Conversation with) {
        TestClient bob = with.online("bob");
        String id = enabled(bob);
        TestClient back = with.authenticated("bob");
        back.sends("<resume " + SM + " previd='" + id + "' h='0'/>");
        back.receives("<resumed " + SM + " previd='" + id + "'/>");
        bob.receivesStreamError("conflict");
        back.receivesNothing();
    }

    @Test
    void what_a_session_missed_when_its_resource_is_bound_anew_is_not_lost(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob", "phone");
        enabled(bob);
        bob.close();
        alice.sends("<message to='{bob}' type='chat' id='m1'><body>missed</body></message>");
        alice.receivesNothing();
        TestClient again = with.bound("bob", "phone");
        again.sends("<presence/>");
        again.receivesInAnyOrder(
                "<presence from='{bob}/phone' type='-'/>",
                "<message id='m1'><body>missed</body><etc xmlns='test'/></message>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1"})
    void an_acknowledgement_without_a_number_ends_the_stream(String h, Conversation with) {
        TestClient alice = with.online("alice");
        alice.sends("<enable " + SM + "/>");
        alice.receives("<enabled " + SM + "/>");
        alice.sends("<a " + SM + " h='" + h + "'/>");
        Element error = alice.receives("<error xmlns='http://etherx.jabber.org/streams'><etc xmlns='test'/></error>");
        assertThat(error).isNotNull();
        assertThat(alice.isClosed()).isTrue();
    }

    private static String enabled(TestClient client) {
        client.sends("<enable " + SM + " resume='true'/>");
        Element enabled = client.receives("<enabled " + SM + " resume='true' id='*' max='*'/>");
        String id = enabled.attribute("id");
        assertThat(id).hasSizeGreaterThanOrEqualTo(16);
        return id;
    }
}
