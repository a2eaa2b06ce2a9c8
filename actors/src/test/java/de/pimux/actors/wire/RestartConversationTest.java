package de.pimux.actors.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What was acknowledged is there after a restart. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestartConversationTest {
    @Test
    void clients_hear_of_a_shutdown_and_find_everything_again() {
        try (TestServer server = TestServer.start();
                Conversation with = new Conversation(server)) {
            with.account("carol");
            TestClient alice = with.online("alice");
            TestClient bob = with.online("bob");
            with.befriends(alice, bob);
            alice.asks(
                    "<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>Alice</FN></vCard></iq>",
                    "<iq type='result' id='v'/>");
            alice.asks(
                    "<iq type='set' id='x'><query xmlns='jabber:iq:private'><a xmlns='b:c'><d/></a></query></iq>",
                    "<iq type='result' id='x'/>");
            alice.asks(
                    "<iq type='set' id='b'><block xmlns='urn:xmpp:blocking'><item jid='mallory@example.net'/></block></iq>",
                    "<iq type='result' id='b'/>");
            alice.sends("<message to='{carol}' type='chat' id='m'><body>later</body></message>");
            alice.sends("<presence type='subscribe' to='{carol}'/>");
            alice.receivesAmong(
                    "<iq type='set'><query xmlns='jabber:iq:roster'><item jid='{carol}' ask='subscribe'/></query></iq>");
            String salt = salt(with, with.reserves("nobody"));
            server.stop();
            bob.receivesAmong("<error xmlns='http://etherx.jabber.org/streams'>"
                    + "<system-shutdown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><etc xmlns='test'/></error>");
            assertThat(bob.isClosed()).isTrue();
            server.startAgain();
            findsEverythingAgain(with);
            assertThat(salt(with, with.filled("{nobody}").replace("@localhost", "")))
                    .as("the salt of an account that doesn't exist (RFC 5802 §9)")
                    .isEqualTo(salt);
        }
    }

    @Test
    void what_a_client_has_got_is_not_delivered_again() {
        try (TestServer server = TestServer.start();
                Conversation with = new Conversation(server)) {
            TestClient alice = with.online("alice");
            TestClient bob = with.online("bob");
            alice.sends("<message to='{bob}' type='chat' id='m'><body>x</body></message>");
            bob.receives("<message id='m'><body>x</body></message>");
            long begin = System.nanoTime();
            server.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("no account holds up the shutdown until a timeout of 3 seconds")
                    .isLessThan(Duration.ofSeconds(3));
            server.startAgain();
            TestClient again = with.bound("bob");
            again.sends("<presence/>");
            again.receives("<presence from='{bob/}'/>");
            again.receivesNothing();
        }
    }

    private static String salt(Conversation with, String username) {
        TestClient client = with.connects().opens();
        ScramLogin scram = new ScramLogin("SCRAM-SHA-256", username, Login.PASSWORD, "n,,", new byte[0]);
        client.sends("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-256'>" + scram.first()
                + "</auth>");
        String challenge = client.receives("<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>*</challenge>")
                .text();
        return new String(Base64.getDecoder().decode(challenge), UTF_8).replaceAll(".*(s=.*)", "$1");
    }

    private static void findsEverythingAgain(Conversation with) {
        TestClient alice = with.bound("alice");
        alice.asks(
                "<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>",
                "<iq type='result' id='r'><query xmlns='jabber:iq:roster'><item jid='{bob}' subscription='both'/>"
                        + "<item jid='{carol}' subscription='none' ask='subscribe'/></query></iq>");
        alice.asks(
                "<iq type='get' id='v'><vCard xmlns='vcard-temp'/></iq>",
                "<iq type='result' id='v'><vCard xmlns='vcard-temp'><FN>Alice</FN></vCard></iq>");
        alice.asks(
                "<iq type='get' id='x'><query xmlns='jabber:iq:private'><a xmlns='b:c'/></query></iq>",
                "<iq type='result' id='x'><query xmlns='jabber:iq:private'><a xmlns='b:c'><d/></a></query></iq>");
        alice.asks(
                "<iq type='get' id='b'><blocklist xmlns='urn:xmpp:blocking'/></iq>",
                "<iq type='result' id='b'><blocklist xmlns='urn:xmpp:blocking'><item jid='mallory@example.net'/></blocklist></iq>");
        TestClient carol = with.bound("carol");
        carol.sends("<presence/>");
        carol.receivesInAnyOrder(
                "<presence from='{carol/}' type='-'/>",
                "<presence type='subscribe' from='{alice}'><etc xmlns='test'/></presence>",
                "<message id='m'><body>later</body><delay xmlns='urn:xmpp:delay'/></message>");
    }
}
