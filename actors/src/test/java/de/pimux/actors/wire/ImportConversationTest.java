package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.rights.ImportReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What ejabberd 23.01 ({@code export_piefxis}) and Prosody 0.12.3 (storage {@code xep0227}) have written (XEP-0227). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportConversationTest {
    private static final Path FILES = Path.of("src/test/resources/import");

    private static TestClient online(TestServer server, String name) {
        TestClient client =
                TestClient.connects("localhost", server.directTlsPort()).opens();
        Login.authenticate(client, name);
        Login.bind(client, "");
        return client;
    }

    @Test
    void accounts_of_other_servers_are_imported_and_their_owners_log_in() throws IOException {
        try (TestServer server = TestServer.start()) {
            assertThat(server.rights().importFrom(FILES.resolve("ejabberd.xml")))
                    .isEqualTo(new ImportReport(2, 0, 2, Map.of(), Map.of()));
            assertThat(server.rights().importFrom(FILES.resolve("prosody.xml")))
                    .isEqualTo(new ImportReport(1, 0, 0, Map.of(), Map.of()));
            fromEjabberd(online(server, "alice"));
            fromProsody(online(server, "dave"));
        }
    }

    /** As {@code ./pimux bench move} had them written: archive, block list, requests of both directions. */
    @Test
    void what_a_trial_moved_is_imported_again() throws IOException {
        Instant soon = Instant.parse("2026-11-27T00:00:00Z"); // before the policy would delete the archive
        try (TestServer server = TestServer.start("", () -> soon)) {
            assertThat(server.rights().importFrom(FILES.resolve("moved/prosody-alice.xml")))
                    .isEqualTo(new ImportReport(1, 5, 1, Map.of(), Map.of()));
            TestClient alice = moved(server);
            alice.asks(
                    "<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>",
                    "<iq type='result' id='r'><query xmlns='jabber:iq:roster'><item jid='bob@localhost'"
                            + " name='Bob &amp; co' subscription='both'><group>Friends</group></item>"
                            + "<item jid='carol@localhost' subscription='none' ask='subscribe'/></query></iq>");
            alice.sends("<presence/>");
            alice.receivesAmong("<presence type='subscribe' from='paris@localhost'/>");
        }
        try (TestServer server = TestServer.start("", () -> soon)) {
            assertThat(server.rights().importFrom(FILES.resolve("moved/ejabberd.xml")))
                    .isEqualTo(new ImportReport(4, 0, 4, Map.of(), Map.of()));
            TestClient alice = moved(server);
            alice.asks(
                    "<iq type='get' id='b'><blocklist xmlns='urn:xmpp:blocking'/></iq>",
                    "<iq type='result' id='b'><blocklist xmlns='urn:xmpp:blocking'><item jid='mallory@example.net'/>"
                            + "</blocklist></iq>");
            alice.sends("<presence/>");
            alice.receivesAmong("<message from='bob@localhost/67580737275335215941347' id='w' type='chat'"
                    + " xml:lang='en'><body>while you were away</body>"
                    + "<delay xmlns='urn:xmpp:delay' from='localhost' stamp='2026-11-26T23:27:13.244Z'/></message>");
        }
    }

    private static final String SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

    @Test
    void a_client_that_tries_a_hash_that_an_imported_account_has_no_keys_for_is_not_taken_for_a_guesser()
            throws IOException {
        try (TestServer server = TestServer.start("pimux.guard { exempt = [], failures = 2, block = 1 hour }")) {
            server.rights().importFrom(FILES.resolve("ejabberd.xml"));
            TestClient client =
                    TestClient.connects("localhost", server.directTlsPort()).opens();
            for (int i = 0; i < 3; i++) {
                ScramLogin scram = new ScramLogin("SCRAM-SHA-256", "alice", Login.PASSWORD, "n,,", new byte[0]);
                client.sends("<auth " + SASL + " mechanism='SCRAM-SHA-256'>" + scram.first() + "</auth>");
                String challenge =
                        client.receives("<challenge " + SASL + ">*</challenge>").text();
                client.sends("<response " + SASL + ">" + scram.last(challenge) + "</response>");
                client.receives("<failure " + SASL + "><not-authorized/></failure>");
            }
            Login.authenticate(client, "alice");
        }
    }

    @Test
    void the_operator_may_offer_only_what_imported_accounts_have_keys_for() throws IOException {
        try (TestServer server = TestServer.start("pimux.sasl.scram = [\"SHA-1\"]")) {
            server.rights().importFrom(FILES.resolve("ejabberd.xml"));
            TestClient client =
                    TestClient.connects("localhost", server.directTlsPort()).opens();
            assertThat(Xml.print(client.features()))
                    .contains(">SCRAM-SHA-1<", ">SCRAM-SHA-1-PLUS<")
                    .doesNotContain("SHA-256", "SHA-512");
            Login.authenticate(client, "alice");
        }
    }

    private static TestClient moved(TestServer server) {
        TestClient client =
                TestClient.connects("localhost", server.directTlsPort()).opens();
        assertThat(Login.accepts(client, "alice", "a password of alice")).isTrue();
        client.opens();
        Login.bind(client, "");
        return client;
    }

    private static void fromEjabberd(TestClient alice) {
        alice.asks(
                "<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>",
                "<iq type='result' id='r'><query xmlns='jabber:iq:roster'><item jid='bob@localhost' name='Bob'"
                        + " subscription='both'><group>Friends</group></item></query></iq>");
        alice.asks(
                "<iq type='get' id='v'><vCard xmlns='vcard-temp'/></iq>",
                "<iq type='result' id='v'><vCard xmlns='vcard-temp'><FN>Alice from ejabberd</FN></vCard></iq>");
        alice.sends("<presence/>");
        alice.receivesAmong("<message from='bob@localhost' type='chat'><body>Hello from ejabberd</body>"
                + "<delay xmlns='urn:xmpp:delay' from='localhost' stamp='2026-11-26T22:07:15.936Z'/></message>");
        alice.close();
    }

    private static void fromProsody(TestClient dave) {
        dave.asks(
                "<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>",
                "<iq type='result' id='r'><query xmlns='jabber:iq:roster'><item jid='alice@localhost'"
                        + " name='Alice &amp; co' subscription='both'><group>Friends</group></item>"
                        + "<item jid='carol@localhost' subscription='none' ask='subscribe'/></query></iq>");
        dave.asks(
                "<iq type='get' id='p'><query xmlns='jabber:iq:private'><storage"
                        + " xmlns='storage:bookmarks'/></query></iq>",
                "<iq type='result' id='p'><query xmlns='jabber:iq:private'><storage xmlns='storage:bookmarks'>"
                        + "<conference jid='room@muc.localhost'/></storage></query></iq>");
        dave.sends("<presence/>");
        dave.receivesAmong("<presence type='subscribe' from='paris@localhost'/>");
        dave.close();
    }
}
