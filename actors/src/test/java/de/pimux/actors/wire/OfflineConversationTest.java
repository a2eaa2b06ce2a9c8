package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages for those who are offline (XEP-0160, XEP-0203, XEP-0334). */
@ConversationTest
class OfflineConversationTest {
    private static final String DELAY = "<delay xmlns='urn:xmpp:delay' from='{domain}' stamp='*'/>";

    @Test
    void a_message_waits_and_says_since_when(Conversation with) {
        with.account("bob");
        TestClient alice = with.online("alice");
        alice.sends("<message to='{bob}' type='chat' id='m'><body>hi</body></message>");
        alice.receivesNothing();
        TestClient bob = comes(with);
        Element message =
                bob.receives("<message from='{alice/}' type='chat' id='m'><body>hi</body>" + DELAY + "</message>");
        Element delay = message.child("urn:xmpp:delay", "delay");
        assertThat(delay).isNotNull();
        assertThat(delay.attribute("stamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    }

    @Test
    void messages_come_in_order_and_once(Conversation with) {
        with.account("bob");
        TestClient alice = with.online("alice");
        numbered(5).forEach(alice::sends);
        alice.receivesNothing();
        comeOnce(with, 5);
    }

    @Test
    void messages_of_a_flood_come_in_order_and_once(Conversation with) {
        with.account("bob");
        TestClient alice = with.online("alice");
        alice.sends(String.join("", numbered(90)));
        alice.receivesNothing();
        comeOnce(with, 90);
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "<message to='{bob}' type='chat' id='m" + i + "'><body>x</body></message>")
                .toList();
    }

    private static void comeOnce(Conversation with, int count) {
        TestClient bob = comes(with);
        for (int i = 0; i < count; i++) bob.receives("<message id='m" + i + "'><body>x</body>" + DELAY + "</message>");
        bob.receivesNothing();
        bob.closesStream();
        comes(with).receivesNothing();
    }

    @Test
    void a_negative_priority_does_not_fetch_messages(Conversation with) {
        with.account("bob");
        TestClient alice = with.online("alice");
        TestClient bob = with.bound("bob");
        bob.sends("<presence><priority>-1</priority></presence>");
        bob.receives("<presence from='{bob/}'><priority>-1</priority></presence>");
        alice.sends("<message to='{bob}' type='chat' id='m'><body>hi</body></message>");
        alice.receivesNothing();
        bob.receivesNothingFrom(alice);
        bob.sends("<presence><priority>1</priority></presence>");
        bob.receivesInAnyOrder(
                "<presence from='{bob/}'><priority>1</priority></presence>",
                "<message id='m'><body>hi</body>" + DELAY + "</message>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<message to='{bob}' type='headline' id='m'><body>hi</body></message>",
                "<message to='{bob}' type='error' id='m'><body>hi</body></message>",
                "<message to='{bob}' type='chat' id='m'><composing xmlns='http://jabber.org/protocol/chatstates'/></message>",
                "<message to='{bob}' type='chat' id='m'><body>hi</body><no-store xmlns='urn:xmpp:hints'/></message>",
                "<message to='{bob}/gone' type='normal' id='m'><body>hi</body></message>"
            })
    void what_is_not_kept(String message, Conversation with) {
        with.account("bob");
        TestClient alice = with.online("alice");
        alice.sends(message);
        alice.sends("<message to='{bob}' type='chat' id='kept'><body>kept</body></message>");
        var next = alice.asks("<iq type='get' id='p' to='{domain}'><ping xmlns='urn:xmpp:ping'/></iq>");
        assertThat(next).isNotNull();
        comes(with).receives("<message id='kept'><body>kept</body>" + DELAY + "</message>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<body>hi</body>",
                "<body>hi</body><active xmlns='http://jabber.org/protocol/chatstates'/>",
                "<received xmlns='urn:xmpp:receipts' id='1'/>",
                "<encrypted xmlns='eu.siacs.conversations.axolotl'/>",
                "<x xmlns='a:b'/><store xmlns='urn:xmpp:hints'/>"
            })
    void what_is_kept(String payload, Conversation with) {
        with.account("bob");
        TestClient alice = with.online("alice");
        alice.sends("<message to='{bob}' type='chat' id='m'>" + payload + "</message>");
        alice.receivesNothing();
        comes(with).receives("<message id='m'>" + payload + DELAY + "</message>");
    }

    @Test
    void a_message_without_a_type_is_kept(Conversation with) {
        with.account("bob");
        TestClient alice = with.online("alice");
        alice.sends("<message to='{bob}' id='m'><body>hi</body></message>");
        alice.receivesNothing();
        comes(with).receives("<message id='m'><body>hi</body>" + DELAY + "</message>");
    }

    @Test
    void a_stamp_of_the_server_cannot_be_forged(Conversation with) {
        with.account("bob");
        TestClient alice = with.online("alice");
        alice.sends("<message to='{bob}' id='m' type='chat'><body>hi</body>"
                + "<delay xmlns='urn:xmpp:delay' from='{domain}' stamp='2001-01-01T00:00:00Z'/></message>");
        alice.receivesNothing();
        Element message = comes(with).receives("<message id='m'><body>hi</body>" + DELAY + "</message>");
        assertThat(Xml.print(message)).doesNotContain("2001-01-01");
    }

    @Test
    void one_sender_cannot_fill_the_queue(Conversation with) {
        with.account("bob");
        TestClient alice = with.online("alice");
        for (int i = 0; i < 600; i++)
            alice.sends("<message to='{bob}' type='chat' id='m" + i + "'><body>x</body></message>");
        alice.sends("<message to='{bob}' type='chat' id='full'><body>x</body></message>");
        alice.receives("<message type='error' id='full'>" + error("cancel", "service-unavailable") + "</message>");
        TestClient carol = with.online("carol");
        carol.sends("<message to='{bob}' type='chat' id='c'><body>me too</body></message>");
        carol.receivesNothing();
    }

    private static TestClient comes(Conversation with) {
        TestClient bob = with.bound("bob");
        bob.sends("<presence/>");
        bob.receives("<presence from='{bob/}'/>");
        return bob;
    }
}
