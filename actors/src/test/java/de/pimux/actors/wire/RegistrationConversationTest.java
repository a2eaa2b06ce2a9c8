package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In-Band Registration (XEP-0077). */
@ConversationTest
class RegistrationConversationTest {
    private static final String REMOVED =
            "<iq type='result' id='r'><receipt xmlns='urn:pimux:erasure-receipt:0'><etc xmlns='test'/></receipt></iq>";
    private static final String NOT_ACCEPTABLE = error("modify", "not-acceptable");

    @Test
    void the_form_has_instructions_and_few_fields(Conversation with) {
        TestClient client = with.connects().opens();
        assertThat(client.features().has("http://jabber.org/features/iq-register", "register"))
                .isTrue();
        client.asks(
                "<iq type='get' id='r'><query xmlns='jabber:iq:register'/></iq>",
                "<iq type='result' id='r'><query xmlns='jabber:iq:register'>"
                        + "<instructions>*</instructions><username/><password/></query></iq>");
    }

    @Test
    void a_client_registers_and_logs_in_on_the_same_stream(Conversation with) {
        TestClient client = with.connects().opens();
        String name = with.reserves("alice");
        Login.register(client, name);
        Login.authenticate(client, name);
    }

    @Test
    void fields_that_nobody_asked_for_are_tolerated(Conversation with) {
        TestClient client = with.connects().opens();
        String name = with.reserves("alice");
        client.asks(
                register(name, "<password>" + Login.PASSWORD + "</password><email>a@example.net</email><name>A</name>"),
                "<iq type='result' id='r'/>");
        Login.authenticate(client, name);
    }

    @Test
    void a_name_is_normalised(Conversation with) {
        TestClient client = with.connects().opens();
        String name = with.reserves("alice");
        client.asks(register(name.toUpperCase(java.util.Locale.ROOT), password()), "<iq type='result' id='r'/>");
        Login.authenticate(client, name);
    }

    @Test
    void a_name_that_is_taken_is_a_conflict(Conversation with) {
        String name = with.account("alice");
        TestClient client = with.connects().opens();
        client.asks(register(name, password()), "<iq type='error' id='r'>" + error("cancel", "conflict") + "</iq>");
        client.asks(register(with.reserves("bob"), password()), "<iq type='result' id='r'/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a@b", "a/b", "admin", "ADMIN", "postmaster", "root", "a&amp;b"})
    void names_that_nobody_may_have_are_not_acceptable(String name, Conversation with) {
        with.connects().opens().asks(register(name, password()), "<iq type='error' id='r'>" + NOT_ACCEPTABLE + "</iq>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<password/>", "<password>\u200E</password>", "<password>\uE000</password>"})
    void passwords_that_nobody_can_log_in_with_are_not_acceptable(String password, Conversation with) {
        with.connects()
                .opens()
                .asks(
                        register(with.reserves("alice"), password),
                        "<iq type='error' id='r'>" + NOT_ACCEPTABLE + "</iq>");
    }

    @Test
    void many_may_register_on_one_stream(Conversation with) {
        TestClient client = with.connects().opens();
        for (int i = 0; i < 5; i++) Login.register(client, with.reserves("alice"));
    }

    @Test
    void the_form_of_an_account_that_exists_says_so(Conversation with) {
        with.bound("alice")
                .asks(
                        "<iq type='get' id='r'><query xmlns='jabber:iq:register'/></iq>",
                        "<iq type='result' id='r'><query xmlns='jabber:iq:register'><registered/><etc xmlns='test'/></query></iq>");
    }

    @Test
    void a_changed_password_is_the_only_one_that_works(Conversation with) {
        String name = with.account("alice");
        TestClient alice = with.bound("alice");
        alice.asks(
                "<iq type='set' id='r' to='{domain}'><query xmlns='jabber:iq:register'><username>" + name
                        + "</username><password>another</password></query></iq>",
                "<iq type='result' id='r'/>");
        alice.receivesNothing();
        TestClient again = with.connects().opens();
        Login.isRefused(again, name, Login.PASSWORD);
        Login.authenticate(again, "SCRAM-SHA-1", new ScramLogin("SCRAM-SHA-1", name, "another", "n,,", new byte[0]));
    }

    @Test
    void a_changed_password_ends_the_other_sessions(Conversation with) {
        String name = with.account("alice");
        TestClient other = with.bound("alice");
        TestClient alice = with.bound("alice");
        alice.asks(
                "<iq type='set' id='r'><query xmlns='jabber:iq:register'><username>" + name
                        + "</username><password>another</password></query></iq>",
                "<iq type='result' id='r'/>");
        other.receives("<error xmlns='http://etherx.jabber.org/streams'><etc xmlns='test'/></error>");
        assertThat(other.isClosed()).isTrue();
    }

    @Test
    void nobody_changes_the_password_of_somebody_else(Conversation with) {
        String bob = with.account("bob");
        with.bound("alice")
                .asks(
                        "<iq type='set' id='r'><query xmlns='jabber:iq:register'><username>" + bob
                                + "</username><password>mine</password></query></iq>",
                        "<iq type='error' id='r'>" + error("cancel", "not-allowed") + "</iq>");
    }

    @Test
    void a_removed_account_is_gone(Conversation with) {
        String name = with.account("alice");
        TestClient alice = with.bound("alice");
        alice.sends("<iq type='set' id='r'><query xmlns='jabber:iq:register'><remove/></query></iq>");
        alice.receives(REMOVED);
        alice.receivesStreamError("not-authorized");
        TestClient again = with.connects().opens();
        ScramLogin old = new ScramLogin("SCRAM-SHA-1", name, Login.PASSWORD, "n,,", new byte[0]);
        again.sends(
                "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-1'>" + old.first() + "</auth>");
        String challenge = again.receives("<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>*</challenge>")
                .text();
        again.sends("<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>" + old.last(challenge) + "</response>");
        again.receives("<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>");
    }

    @Test
    void the_name_of_a_removed_account_is_not_given_to_a_stranger(Conversation with) {
        String name = with.account("alice");
        TestClient alice = with.bound("alice");
        alice.sends("<iq type='set' id='r'><query xmlns='jabber:iq:register'><remove/></query></iq>");
        alice.receives(REMOVED);
        with.connects()
                .opens()
                .asks(register(name, password()), "<iq type='error' id='r'>" + error("cancel", "conflict") + "</iq>");
    }

    @Test
    void contacts_of_a_removed_account_lose_it(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        alice.sends("<iq type='set' id='r'><query xmlns='jabber:iq:register'><remove/></query></iq>");
        alice.receives(REMOVED);
        bob.receivesAmong("<presence type='unavailable' from='{alice/}'/>");
        bob.receivesAmong("<presence type='unsubscribe' from='{alice}'/>");
        bob.receivesAmong("<presence type='unsubscribed' from='{alice}'/>");
    }

    private static String password() {
        return "<password>" + Login.PASSWORD + "</password>";
    }

    private static String register(String username, String rest) {
        return "<iq type='set' id='r'><query xmlns='jabber:iq:register'><username>" + username + "</username>" + rest
                + "</query></iq>";
    }
}
