package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The delivery of messages (RFC 6121 §8). */
@ConversationTest
class MessageConversationTest {
    @Test
    void a_message_says_truly_who_sent_it(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<message to='{bob}' type='chat' id='m1'><body>hi</body><thread>t</thread></message>");
        bob.receives(
                "<message from='{alice/}' to='{bob}' type='chat' id='m1'><body>hi</body><thread>t</thread></message>");
    }

    @Test
    void a_message_keeps_elements_that_the_server_does_not_know(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        String payload = "<x xmlns='a:b'><y xmlns='c:d' z='1'>t</y></x>";
        alice.sends("<message to='{bob}' type='chat'>" + payload + "</message>");
        bob.receives("<message from='{alice/}' type='chat'>" + payload + "</message>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "chat", "headline"})
    void a_message_to_a_bare_address_reaches_the_resource(String type, Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<message to='{bob}' type='" + type + "' id='m'><body>hi</body></message>");
        bob.receives("<message from='{alice/}' id='m'><body>hi</body></message>");
    }

    @Test
    void a_headline_reaches_every_resource_that_is_not_negative(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient one = with.online("bob", "one");
        TestClient two = with.online("bob", "two");
        TestClient negative = with.bound("bob", "negative");
        negative.sends("<presence><priority>-1</priority></presence>");
        negative.receivesAmong("<presence from='{bob}/negative'><priority>-1</priority></presence>");
        one.receives("<presence from='{bob}/negative'><priority>-1</priority></presence>");
        two.receives("<presence from='{bob}/negative'><priority>-1</priority></presence>");
        alice.sends("<message to='{bob}' type='headline'><body>news</body></message>");
        one.receives("<message type='headline'><body>news</body></message>");
        two.receives("<message type='headline'><body>news</body></message>");
        alice.sends("<message to='{bob}/negative' type='headline'><body>for you</body></message>");
        negative.receivesAmong("<message type='headline'><body>for you</body></message>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "chat", "groupchat", "headline", "error"})
    void a_message_to_a_full_address_reaches_exactly_it(String type, Conversation with) {
        TestClient alice = with.online("alice");
        TestClient one = with.online("bob", "one");
        TestClient two = with.online("bob", "two");
        String error = type.equals("error") ? error("cancel", "item-not-found") : "";
        alice.sends("<message to='{bob}/one' type='" + type + "' id='m'><body>hi</body>" + error + "</message>");
        one.receives("<message from='{alice/}' id='m'><body>hi</body><etc xmlns='test'/></message>");
        two.receivesNothingFrom(alice);
    }

    @Test
    void a_message_reaches_a_resource_that_has_not_sent_presence_by_its_full_address_only(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient silent = with.bound("bob", "silent");
        TestClient bob = with.online("bob", "present");
        alice.sends("<message to='{bob}' type='chat' id='bare'><body>hi</body></message>");
        bob.receives("<message id='bare'><body>hi</body></message>");
        alice.sends("<message to='{bob}/silent' type='chat' id='full'><body>hi</body></message>");
        silent.receives("<message id='full'><body>hi</body></message>");
    }

    @Test
    void a_chat_to_a_resource_that_is_gone_is_for_the_account(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<message to='{bob}/gone' type='chat' id='m'><body>hi</body></message>");
        bob.receives("<message id='m'><body>hi</body></message>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "groupchat", "headline"})
    void other_messages_to_a_resource_that_is_gone_reach_nobody(String type, Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<message to='{bob}/gone' type='" + type + "' id='m'><body>hi</body></message>");
        bob.receivesNothingFrom(alice);
        errorOrNothing(alice, bob);
    }

    @Test
    void groupchat_to_a_bare_address_is_refused(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.sends("<message to='{bob}' type='groupchat' id='m'><body>hi</body></message>");
        alice.receives(
                "<message type='error' id='m' from='{bob}'>" + error("cancel", "service-unavailable") + "</message>");
        bob.receivesNothingFrom(alice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{bob}", "{bob}/gone", "{nobody}", "{domain}"})
    void errors_are_never_answered(String to, Conversation with) {
        with.reserves("nobody");
        with.account("bob");
        TestClient alice = with.online("alice");
        alice.sends("<message to='" + to + "' type='error' id='m'><body>hi</body>" + error("cancel", "gone")
                + "</message>");
        alice.receivesNothing();
    }

    @ParameterizedTest
    @CsvSource({"normal", "chat"})
    void an_account_that_does_not_exist_answers_service_unavailable(String type, Conversation with) {
        with.reserves("nobody");
        TestClient alice = with.online("alice");
        alice.sends("<message to='{nobody}' type='" + type + "' id='m'><body>hi</body></message>");
        alice.receives("<message type='error' id='m' from='{nobody}' to='{alice/}'>"
                + error("cancel", "service-unavailable") + "</message>");
    }

    @Test
    void another_domain_cannot_be_reached(Conversation with) {
        TestClient alice = with.online("alice");
        alice.sends("<message to='bob@example.net' type='chat' id='m'><body>hi</body></message>");
        alice.receives("<message type='error' id='m' from='bob@example.net'>"
                + error("cancel", "remote-server-not-found") + "</message>");
    }

    @Test
    void a_message_without_an_address_is_for_oneself(Conversation with) {
        TestClient alice = with.online("alice");
        alice.sends("<message type='chat' id='m'><body>note</body></message>");
        alice.receives("<message from='{alice/}' id='m'><body>note</body></message>");
    }

    @Test
    void an_address_that_is_none_is_jid_malformed(Conversation with) {
        TestClient alice = with.online("alice");
        alice.sends("<message to='a b@{domain}' type='chat' id='m'><body>hi</body></message>");
        alice.receives("<message type='error' id='m'>" + error("modify", "jid-malformed") + "</message>");
    }

    @Test
    void addresses_are_normalised(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        String shouted = with.filled("{bob}").toUpperCase(java.util.Locale.ROOT);
        alice.sends("<message to='" + shouted + "' type='chat' id='m'><body>hi</body></message>");
        bob.receives("<message id='m' to='{bob}'><body>hi</body></message>");
    }

    @Test
    void the_order_of_messages_is_kept(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 500; i++)
            all.append("<message to='")
                    .append(bob.address())
                    .append("' type='chat' id='m")
                    .append(i)
                    .append("'><body>x</body></message>");
        alice.sends(all.toString());
        for (int i = 0; i < 500; i++) bob.receives("<message id='m" + i + "'><body>x</body></message>");
    }

    /** RFC 6121 §8.5.3.2.1 leaves the choice. */
    private static void errorOrNothing(TestClient alice, TestClient bob) {
        bob.sends("<message to='{alice/}' id='end'/>");
        var next = alice.next();
        if (next != null && "error".equals(next.attribute("type"))) next = alice.next();
        org.assertj.core.api.Assertions.assertThat(next).isNotNull();
        org.assertj.core.api.Assertions.assertThat(next.attribute("id")).isEqualTo("end");
    }
}
