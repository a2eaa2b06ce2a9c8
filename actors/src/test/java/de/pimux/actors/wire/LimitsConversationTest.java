package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What happens at the bounds that the operator sets, here tight ones. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LimitsConversationTest {
    private static final String SM = "xmlns='urn:xmpp:sm:3'";
    private static final String ROSTER = "xmlns='jabber:iq:roster'";
    private static TestServer server;
    private Conversation with;

    @BeforeAll
    static void start() {
        server = TestServer.start("""
                pimux.limits {
                  login-deadline = 3 seconds
                  idle-timeout = 2 seconds
                  ping-timeout = 2 seconds
                  resumption = 1 second
                  sessions-per-account = 2
                  roster-items = 2
                  blocked-addresses = 2
                  private-xml-bytes = 1000
                  unacknowledged-stanzas = 10
                  unacknowledged-bytes = 64 KiB
                  stanza-bytes = 64 KiB
                  outbound-bytes = 64 KiB
                }
                """);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() {
        with = new Conversation(server);
    }

    @AfterEach
    void end() {
        with.close();
    }

    @Test
    void whoever_does_not_log_in_is_sent_away_whatever_it_sends() {
        TestClient client = with.connects().opens();
        Element said;
        while ((said = client.socket().next(Duration.ofMillis(200))) == null && !client.isClosedAlready())
            client.sends(" ");
        assertThat(said).isNotNull();
        assertThat(Xml.print(said)).contains("connection-timeout");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void whoever_says_nothing_at_all_is_sent_away() {
        TestClient client = with.connectsDirectly();
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void a_silent_client_is_asked_whether_it_is_there() {
        TestClient alice = with.bound("alice");
        Element ping = alice.receives("<iq type='get' id='*' to='{alice/}'><ping xmlns='urn:xmpp:ping'/></iq>");
        alice.sends("<iq type='result' id='" + ping.attribute("id") + "'/>");
        alice.receives("<iq type='get' id='*'><ping xmlns='urn:xmpp:ping'/></iq>");
        alice.receivesStreamError("connection-timeout");
    }

    @Test
    void an_account_has_so_many_sessions() {
        with.bound("alice");
        with.bound("alice");
        TestClient third = with.authenticated("alice");
        third.asks(
                "<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>",
                "<iq type='error' id='b'>" + error("wait", "resource-constraint") + "</iq>");
    }

    @Test
    void a_roster_has_so_many_items() {
        TestClient alice = with.bound("alice");
        for (int i = 0; i < 2; i++)
            alice.asks(
                    "<iq type='set' id='s'><query " + ROSTER + "><item jid='x" + i + "@example.net'/></query></iq>",
                    "<iq type='result' id='s'/>");
        alice.asks(
                "<iq type='set' id='s'><query " + ROSTER + "><item jid='more@example.net'/></query></iq>",
                "<iq type='error' id='s'>" + error("wait", "resource-constraint") + "</iq>");
        alice.asks(
                "<iq type='set' id='s'><query " + ROSTER + "><item jid='x1@example.net' name='X'/></query></iq>",
                "<iq type='result' id='s'/>");
    }

    @Test
    void a_block_list_has_so_many_entries() {
        TestClient alice = with.bound("alice");
        alice.asks(
                "<iq type='set' id='b'><block xmlns='urn:xmpp:blocking'><item jid='a.example'/><item jid='b.example'/>"
                        + "<item jid='c.example'/></block></iq>",
                "<iq type='error' id='b'>" + error("wait", "resource-constraint") + "</iq>");
    }

    @Test
    void private_data_has_so_many_bytes() {
        with.bound("alice")
                .asks(
                        "<iq type='set' id='s'><query xmlns='jabber:iq:private'><a xmlns='b:c'>" + "x".repeat(2000)
                                + "</a></query></iq>",
                        "<iq type='error' id='s'>" + error("modify", "not-acceptable") + "</iq>");
    }

    @Test
    void a_client_that_never_acknowledges_is_sent_away_and_gets_its_messages_again() {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        bob.sends("<enable " + SM + "/>");
        bob.receives("<enabled " + SM + "/>");
        for (int i = 0; i <= 10; i++)
            alice.sends("<message to='{bob/}' type='chat' id='m" + i + "'><body>x</body></message>");
        bob.receivesAmong("<error xmlns='http://etherx.jabber.org/streams'>"
                + "<policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><etc xmlns='test'/></error>");
        TestClient again = with.bound("bob");
        again.sends("<presence/>");
        again.receivesAmong("<message id='m0'><body>x</body><etc xmlns='test'/></message>");
        for (int i = 1; i <= 10; i++)
            again.receives("<message id='m" + i + "'><body>x</body><etc xmlns='test'/></message>");
    }

    @Test
    void what_a_client_does_not_acknowledge_is_bounded_in_bytes_too() {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        bob.sends("<enable " + SM + "/>");
        bob.receives("<enabled " + SM + "/>");
        for (int i = 0; i < 2; i++)
            alice.sends("<message to='{bob/}' type='chat' id='m" + i + "'><body>" + "x".repeat(40_000)
                    + "</body></message>");
        bob.receivesAmong("<error xmlns='http://etherx.jabber.org/streams'>"
                + "<policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><etc xmlns='test'/></error>");
    }

    @Test
    void a_session_that_is_not_resumed_in_time_is_gone_and_its_messages_wait() {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        bob.sends("<enable " + SM + " resume='true'/>");
        String id = bob.receives("<enabled " + SM + " id='*' max='1'/>").attribute("id");
        bob.sends("<presence/>");
        bob.receives("<presence from='{bob/}'/>");
        alice.receives("<presence from='{bob/}'/>");
        String address = bob.address();
        bob.close();
        alice.sends("<message to='{bob}' type='chat' id='m'><body>x</body></message>");
        alice.receives("<presence type='unavailable' from='" + address + "'/>");
        TestClient again = with.authenticated("bob");
        again.sends("<resume " + SM + " previd='" + id + "' h='0'/>");
        again.receives(
                "<failed " + SM + " h='1'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
        Login.bind(again, "");
        again.sends("<presence/>");
        again.receivesAmong("<message id='m'><body>x</body><etc xmlns='test'/></message>");
    }

    @Test
    void a_client_that_does_not_read_slows_nobody_else_down() {
        TestClient alice = with.online("alice");
        TestClient carol = with.online("carol");
        TestClient lazy = with.online("lazy");
        String body = "x".repeat(50_000);
        for (int i = 0; i < 400; i++)
            alice.sends("<message to='" + lazy.address() + "' type='headline'><body>" + body + "</body></message>");
        alice.sends("<message to='{carol/}' type='chat' id='end'><body>and you?</body></message>");
        carol.receivesAmong("<message id='end'><body>and you?</body></message>");
        while (lazy.next() != null) {}
        assertThat(lazy.isClosed()).isTrue();
    }
}
