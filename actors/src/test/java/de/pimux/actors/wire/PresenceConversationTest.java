package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchanging presence (RFC 6121 §4). */
@ConversationTest
class PresenceConversationTest {
    @Test
    void subscribers_see_whoever_comes_and_goes(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        bob.sends("<presence type='unavailable'><status>gone</status></presence>");
        alice.receives("<presence type='unavailable' from='{bob/}' to='*'><status>gone</status></presence>");
        bob.receivesAmong(
                "<presence type='unavailable' from='{bob/}'/>".replace("/>", "><etc xmlns='test'/></presence>"));
        bob.sends("<presence><show>dnd</show><priority>5</priority></presence>");
        alice.receives("<presence from='{bob/}' type='-'><show>dnd</show><priority>5</priority></presence>");
    }

    @Test
    void whoever_comes_sees_the_contacts_that_are_there(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        alice.sends("<presence><status>here</status></presence>");
        bob.receives("<presence from='{alice/}'><status>here</status></presence>");
        TestClient second = with.bound("bob", "second");
        second.sends("<presence/>");
        second.receivesInAnyOrder(
                "<presence from='{bob/}' type='-'/>",
                "<presence from='" + bob.address() + "' type='-'/>",
                "<presence from='{alice/}'><status>here</status><etc xmlns='test'/></presence>");
        second.receivesNothing();
    }

    @Test
    void a_connection_that_breaks_is_seen_as_unavailable(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        bob.close();
        alice.receives("<presence type='unavailable' from='" + bob.address() + "'/>");
    }

    @Test
    void a_stream_that_is_closed_is_seen_as_unavailable(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        bob.closesStream();
        alice.receives("<presence type='unavailable' from='" + bob.address() + "'/>");
    }

    @Test
    void strangers_see_nothing(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        bob.sends("<presence><show>away</show></presence>");
        bob.receives("<presence from='{bob/}'><show>away</show></presence>");
        alice.receivesNothingFrom(bob);
    }

    @Test
    void one_way_subscriptions_work_one_way(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.subscribes(alice, bob);
        alice.sends("<presence><status>one</status></presence>");
        bob.sends("<presence><status>two</status></presence>");
        alice.receivesAmong("<presence from='{bob/}'><status>two</status></presence>");
        bob.receives("<presence from='{bob/}'><status>two</status></presence>");
        bob.receivesNothingFrom(alice);
    }

    @Test
    void directed_presence_reaches_a_stranger_and_is_taken_back_at_the_end(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        bob.sends("<presence to='{alice}'><status>for you</status></presence>");
        alice.receives("<presence from='{bob/}' to='*'><status>for you</status></presence>");
        bob.close();
        alice.receives("<presence type='unavailable' from='" + bob.address() + "'/>");
    }

    @Test
    void directed_presence_that_was_taken_back_is_not_taken_back_twice(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        TestClient carol = with.online("carol");
        bob.sends("<presence to='{alice/}'/><presence to='{alice/}' type='unavailable'/>");
        alice.receives("<presence from='{bob/}' type='-'/>");
        alice.receives("<presence from='{bob/}' type='unavailable'/>");
        bob.closesStream();
        alice.receivesNothingFrom(carol);
    }

    @Test
    void directed_presence_does_not_subscribe(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        bob.sends("<presence to='{alice}'/>");
        alice.receives("<presence from='{bob/}' type='-'/>");
        bob.sends("<presence><show>away</show></presence>");
        bob.receives("<presence from='{bob/}'><show>away</show></presence>");
        alice.receivesNothingFrom(bob);
    }

    @Test
    void a_probe_of_a_client_is_answered_to_subscribers(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        alice.sends("<presence type='probe' to='{bob}'/>");
        alice.receives("<presence from='{bob/}' type='-'/>");
    }

    @Test
    void a_probe_of_a_stranger_tells_it_nothing(Conversation with) {
        with.reserves("nobody");
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<presence type='probe' to='{bob}'/>");
        String hidden = answerToProbe(alice, bob);
        alice.sends("<presence type='probe' to='{nobody}'/>");
        org.assertj.core.api.Assertions.assertThat(answerToProbe(alice, bob)).isEqualTo(hidden);
    }

    private static String answerToProbe(TestClient alice, TestClient bob) {
        bob.sends("<message to='{alice/}' id='end'/>");
        var next = alice.next();
        if (next == null) return "nothing";
        if (next.name().equals("message")) return "silence";
        alice.receives("<message id='end'/>");
        return next.name() + " " + next.attribute("type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "-129", "high", ""})
    void a_priority_that_is_none_is_a_bad_request_or_zero(String priority, Conversation with) {
        TestClient alice = with.online("alice");
        alice.sends("<presence id='p'><priority>" + priority + "</priority></presence>");
        var next = alice.next();
        org.assertj.core.api.Assertions.assertThat(next).isNotNull();
        org.assertj.core.api.Assertions.assertThat(next.name()).isEqualTo("presence");
        alice.receivesNothing();
    }

    @Test
    void a_type_that_is_none_is_a_bad_request(Conversation with) {
        TestClient alice = with.online("alice");
        alice.sends("<presence id='p' type='invisible'/>");
        alice.receives("<presence id='p' type='error'>" + error("modify", "bad-request") + "</presence>");
    }
}
