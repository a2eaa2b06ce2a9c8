package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Presence subscriptions (RFC 6121 §3 and Appendix A). */
@ConversationTest
class SubscriptionConversationTest {
    @Test
    void a_subscription_is_asked_for_and_approved(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<presence type='subscribe' to='{bob}' id='q'/>");
        alice.receives(push("{bob}", "none", "subscribe"));
        bob.receives("<presence type='subscribe' from='{alice}' to='{bob}'/>");
        bob.receivesNothing();
        bob.sends("<presence type='subscribed' to='{alice}'/>");
        bob.receives(push("{alice}", "from", "-"));
        alice.receivesInAnyOrder(
                "<presence type='subscribed' from='{bob}' to='{alice}'/>",
                push("{bob}", "to", "-"),
                "<presence from='{bob/}' type='-'/>");
        bob.receivesNothingFrom(alice);
    }

    @Test
    void mutual_subscriptions_are_both(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        alice.asks(
                "<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>",
                "<iq type='result' id='r'><query xmlns='jabber:iq:roster'>"
                        + "<item jid='{bob}' subscription='both'/></query></iq>");
    }

    @Test
    void a_request_is_sent_to_the_bare_address(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<presence type='subscribe' to='{bob/}'/>");
        alice.receives(push("{bob}", "none", "subscribe"));
        bob.receives("<presence type='subscribe' from='{alice}' to='{bob}'/>");
    }

    @Test
    void a_request_keeps_what_the_client_says_in_it(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<presence type='subscribe' to='{bob}'><status>It's me</status>"
                + "<nick xmlns='http://jabber.org/protocol/nick'>Ali</nick></presence>");
        bob.receives("<presence type='subscribe' from='{alice}'><status>It's me</status>"
                + "<nick xmlns='http://jabber.org/protocol/nick'>Ali</nick><etc xmlns='test'/></presence>");
    }

    @Test
    void a_request_waits_for_the_next_login_until_it_is_answered(Conversation with) {
        with.account("bob");
        TestClient alice = with.online("alice");
        alice.sends("<presence type='subscribe' to='{bob}'><status>It's me</status></presence>");
        alice.receives(push("{bob}", "none", "subscribe"));
        for (int login = 0; login < 2; login++) {
            TestClient bob = with.bound("bob");
            bob.sends("<presence/>");
            bob.receivesInAnyOrder(
                    "<presence from='{bob/}' type='-'/>",
                    "<presence type='subscribe' from='{alice}'><status>It's me</status><etc xmlns='test'/></presence>");
            bob.closesStream();
        }
        TestClient bob = with.bound("bob");
        bob.sends("<presence type='unsubscribed' to='{alice}'/><presence/>");
        bob.receives("<presence from='{bob/}' type='-'/>");
        bob.receivesNothing();
        alice.receivesInAnyOrder("<presence type='unsubscribed' from='{bob}'/>", push("{bob}", "none", "-"));
    }

    @Test
    void a_request_is_not_shown_in_the_roster_of_who_is_asked(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<presence type='subscribe' to='{bob}'/>");
        bob.receives("<presence type='subscribe' from='{alice}'/>");
        bob.asks(
                "<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>",
                "<iq type='result' id='r'><query xmlns='jabber:iq:roster'/></iq>");
    }

    @Test
    void a_request_may_be_denied(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<presence type='subscribe' to='{bob}'/>");
        alice.receives(push("{bob}", "none", "subscribe"));
        bob.receives("<presence type='subscribe' from='{alice}'/>");
        bob.sends("<presence type='unsubscribed' to='{alice}'/>");
        alice.receivesInAnyOrder("<presence type='unsubscribed' from='{bob}'/>", push("{bob}", "none", "-"));
        bob.receivesNothingFrom(alice);
    }

    @Test
    void a_contact_that_has_approved_already_is_not_asked_again(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        alice.sends("<presence type='subscribe' to='{bob}'/>");
        alice.receives("<presence from='{bob/}'/>"); // whoever asks again may have lost it
        alice.receivesNothing();
        bob.receivesNothingFrom(alice);
    }

    @Test
    void an_approval_may_be_taken_back(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        bob.sends("<presence type='unsubscribed' to='{alice}'/>");
        bob.receives(push("{alice}", "to", "-"));
        alice.receivesInAnyOrder(
                "<presence type='unsubscribed' from='{bob}'/>",
                push("{bob}", "from", "-"),
                "<presence type='unavailable' from='{bob/}'/>");
        bob.sends("<presence><show>away</show></presence>");
        alice.receivesNothingFrom(bob);
    }

    @Test
    void a_subscription_may_be_given_up(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        alice.sends("<presence type='unsubscribe' to='{bob}'/>");
        alice.receivesInAnyOrder(push("{bob}", "from", "-"), "<presence type='unavailable' from='{bob/}'/>");
        bob.receivesInAnyOrder("<presence type='unsubscribe' from='{alice}'/>", push("{alice}", "to", "-"));
    }

    @Test
    void removing_a_contact_ends_both_subscriptions(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        alice.sends("<iq type='set' id='s'><query xmlns='jabber:iq:roster'>"
                + "<item jid='{bob}' subscription='remove'/></query></iq>");
        alice.receivesInAnyOrder(
                push("{bob}", "remove", "-"),
                "<iq type='result' id='s'/>",
                "<presence type='unavailable' from='{bob/}'/>");
        bob.receivesAmong("<presence type='unsubscribe' from='{alice}'/>");
        bob.asks(
                "<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>",
                "<iq type='result' id='r'><query xmlns='jabber:iq:roster'>"
                        + "<item jid='{alice}' subscription='none'/></query></iq>");
    }

    @Test
    void removing_a_contact_that_was_asked_lets_one_ask_again(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<presence type='subscribe' to='{bob}'/>");
        alice.receives(push("{bob}", "none", "subscribe"));
        bob.receives("<presence type='subscribe' from='{alice}'/>");
        alice.sends("<iq type='set' id='s'><query xmlns='jabber:iq:roster'>"
                + "<item jid='{bob}' subscription='remove'/></query></iq>");
        alice.receivesInAnyOrder(push("{bob}", "remove", "-"), "<iq type='result' id='s'/>");
        bob.receivesAmong("<presence type='unsubscribe' from='{alice}'/>");
        alice.sends("<presence type='subscribe' to='{bob}'/>");
        alice.receives(push("{bob}", "none", "subscribe"));
        bob.receivesAmong("<presence type='subscribe' from='{alice}'/>");
    }

    @Test
    void a_contact_may_be_approved_before_it_asks(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        assertThat(with.authenticated("alice").features().has("urn:xmpp:features:pre-approval", "sub"))
                .isTrue();
        bob.sends("<presence type='subscribed' to='{alice}'/>");
        bob.receives("<iq type='set'><query xmlns='jabber:iq:roster'>"
                + "<item jid='{alice}' subscription='none' approved='true'/></query></iq>");
        alice.receivesNothingFrom(bob);
        alice.sends("<presence type='subscribe' to='{bob}'/>");
        alice.receives(push("{bob}", "none", "subscribe"));
        alice.receivesInAnyOrder(
                "<presence type='subscribed' from='{bob}'/>",
                push("{bob}", "to", "-"),
                "<presence from='{bob/}' type='-'/>");
        bob.receives(push("{alice}", "from", "-"));
        bob.receivesNothingFrom(alice);
    }

    @Test
    void an_answer_that_nobody_asked_for_changes_nothing(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        bob.sends("<presence type='unsubscribed' to='{alice}'/>");
        bob.sends("<presence type='unsubscribe' to='{alice}'/>");
        alice.receivesNothingFrom(bob);
    }

    @Test
    void a_request_to_nobody_is_not_told_apart_from_one_that_is_not_answered(Conversation with) {
        with.reserves("nobody");
        TestClient alice = with.online("alice");
        alice.sends("<presence type='subscribe' to='{nobody}'/>");
        alice.receives(push("{nobody}", "none", "subscribe"));
        alice.receivesNothing();
    }

    private static String push(String jid, String subscription, String ask) {
        return "<iq type='set' id='*'><query xmlns='jabber:iq:roster'><item jid='" + jid + "' subscription='"
                + subscription + "' ask='" + ask + "'/></query></iq>";
    }
}
