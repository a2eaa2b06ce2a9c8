package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.sasl.ChannelBindings;
import de.pimux.xml.Element;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authentication (RFC 6120 §6). */
@ConversationTest
class SaslConversationTest {
    private static final String SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"})
    void the_right_password_logs_in(String mechanism, Conversation with) {
        String alice = with.account("alice");
        TestClient client = with.connects().opens();
        Login.authenticate(client, mechanism, new ScramLogin(mechanism, alice, Login.PASSWORD, "n,,", new byte[0]));
        client.opens();
        assertThat(client.features().has("urn:ietf:params:xml:ns:xmpp-bind", "bind"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-512-PLUS"})
    void the_login_is_bound_to_the_certificate(String mechanism, Conversation with) throws Exception {
        String alice = with.account("alice");
        TestClient client = with.connects().opens();
        byte[] seen = ChannelBindings.endPoint(certificate(client));
        Login.authenticate(
                client,
                mechanism,
                new ScramLogin(
                        mechanism, alice, Login.PASSWORD, "p=tls-server-end-point,,", Objects.requireNonNull(seen)));
    }

    @Test
    void the_login_is_bound_to_the_connection_where_Java_can_tell(Conversation with) {
        String alice = with.account("alice");
        TestClient client = with.connects().opens();
        boolean offered = announced(client).elements().stream()
                .anyMatch(binding -> "tls-exporter".equals(binding.attribute("type")));
        assertThat(offered).isEqualTo(Runtime.version().feature() >= 25);
        if (!offered) return;
        byte[] seen = TlsExporter.of(client.socket().tls());
        Login.authenticate(
                client,
                "SCRAM-SHA-256-PLUS",
                new ScramLogin("SCRAM-SHA-256-PLUS", alice, Login.PASSWORD, "p=tls-exporter,,", seen));
    }

    @Test
    void the_certificate_of_somebody_in_the_middle_is_noticed(Conversation with) {
        String alice = with.account("alice");
        TestClient client = with.connects().opens();
        ScramLogin scram =
                new ScramLogin("SCRAM-SHA-256-PLUS", alice, Login.PASSWORD, "p=tls-server-end-point,,", new byte[32]);
        refused(client, "SCRAM-SHA-256-PLUS", scram, "not-authorized");
    }

    @Test
    void a_client_from_which_PLUS_was_hidden_is_refused(Conversation with) {
        String alice = with.account("alice");
        TestClient client = with.connects().opens();
        ScramLogin scram = new ScramLogin("SCRAM-SHA-256", alice, Login.PASSWORD, "y,,", new byte[0]);
        client.sends("<auth " + SASL + " mechanism='SCRAM-SHA-256'>" + scram.first() + "</auth>");
        client.receives("<failure " + SASL + "><not-authorized/></failure>");
    }

    @Test
    void end_point_binding_is_announced(Conversation with) {
        assertThat(announced(with.connects().opens()).elements())
                .extracting(binding -> binding.attribute("type"))
                .contains("tls-server-end-point");
    }

    @Test
    void PLAIN_is_neither_offered_nor_accepted(Conversation with) {
        String alice = with.account("alice");
        TestClient client = with.connects().opens();
        assertThat(Xml.print(client.features())).doesNotContain("PLAIN");
        String message = java.util.Base64.getEncoder()
                .encodeToString(
                        ("\0" + alice + "\0" + Login.PASSWORD).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        client.sends("<auth " + SASL + " mechanism='PLAIN'>" + message + "</auth>");
        client.receives("<failure " + SASL + "><invalid-mechanism/></failure>");
    }

    @Test
    void a_wrong_password_and_an_unknown_account_get_the_same_answers(Conversation with) {
        TestClient client = with.connects().opens();
        ScramLogin wrong = new ScramLogin("SCRAM-SHA-1", with.account("alice"), "wrong", "n,,", new byte[0]);
        ScramLogin unknown = new ScramLogin("SCRAM-SHA-1", with.reserves("nobody"), Login.PASSWORD, "n,,", new byte[0]);
        refused(client, "SCRAM-SHA-1", wrong, "not-authorized");
        refused(client, "SCRAM-SHA-1", unknown, "not-authorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"online", "offline", "nobody"})
    void an_account_that_is_in_memory_is_not_found_sooner_than_one_that_is_not(String who, Conversation with) {
        String username = who.equals("nobody") ? with.reserves(who) : with.account(who);
        if (who.equals("online")) with.online(who);
        TestClient client = with.connects().opens();
        ScramLogin scram = new ScramLogin("SCRAM-SHA-1", username, Login.PASSWORD, "n,,", new byte[0]);
        long asked = System.nanoTime();
        client.sends("<auth " + SASL + " mechanism='SCRAM-SHA-1'>" + scram.first() + "</auth>");
        client.receives("<challenge " + SASL + ">*</challenge>");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void the_right_password_still_works_after_a_wrong_one(Conversation with) {
        String alice = with.account("alice");
        TestClient client = with.connects().opens();
        refused(
                client,
                "SCRAM-SHA-1",
                new ScramLogin("SCRAM-SHA-1", alice, "wrong", "n,,", new byte[0]),
                "not-authorized");
        Login.authenticate(client, alice);
    }

    @Test
    void the_fifth_failure_ends_the_stream(Conversation with) {
        TestClient client = with.connects().opens();
        for (int i = 0; i < 5; i++) {
            client.sends("<auth " + SASL + " mechanism='SCRAM-SHA-1'>!</auth>");
            client.receives("<failure " + SASL + "><incorrect-encoding/></failure>");
        }
        client.receivesStreamError("policy-violation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/> | invalid-mechanism",
                "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='GSSAPI'/> | invalid-mechanism",
                "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-1'>biws=</auth> | incorrect-encoding",
                "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-1'>biws</auth> | malformed-request",
                "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-1'>=</auth> | malformed-request",
                "<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/> | malformed-request"
            })
    void what_a_login_cannot_begin_with(String element, String condition, Conversation with) {
        TestClient client = with.connects().opens();
        client.sends(element);
        client.receives("<failure " + SASL + "><" + condition + "/></failure>");
    }

    @Test
    void a_login_may_begin_without_an_initial_response(Conversation with) {
        ScramLogin scram = new ScramLogin("SCRAM-SHA-1", with.account("alice"), Login.PASSWORD, "n,,", new byte[0]);
        TestClient client = with.connects().opens();
        client.sends("<auth " + SASL + " mechanism='SCRAM-SHA-1'/>");
        client.receives("<challenge " + SASL + "/>");
        client.sends("<response " + SASL + ">" + scram.first() + "</response>");
        String challenge =
                client.receives("<challenge " + SASL + ">*</challenge>").text();
        client.sends("<response " + SASL + ">" + scram.last(challenge) + "</response>");
        client.receives("<success " + SASL + ">" + scram.serverFinal() + "</success>");
    }

    @Test
    void a_login_may_be_aborted(Conversation with) {
        TestClient client = with.connects().opens();
        client.sends("<auth " + SASL + " mechanism='SCRAM-SHA-1'/>");
        client.receives("<challenge " + SASL + "/>");
        client.sends("<abort " + SASL + "/>");
        client.receives("<failure " + SASL + "><aborted/></failure>");
    }

    @Test
    void nobody_logs_in_as_somebody_else(Conversation with) {
        String alice = with.account("alice");
        with.account("bob");
        TestClient client = with.connects().opens();
        String header = "n,a=" + with.filled("{bob}") + ",";
        ScramLogin scram = new ScramLogin("SCRAM-SHA-1", alice, Login.PASSWORD, header, new byte[0]);
        client.sends("<auth " + SASL + " mechanism='SCRAM-SHA-1'>" + scram.first() + "</auth>");
        client.receives("<failure " + SASL + "><invalid-authzid/></failure>");
    }

    @Test
    void a_second_login_is_refused(Conversation with) {
        TestClient client = with.authenticated("alice");
        client.sends("<auth " + SASL + " mechanism='SCRAM-SHA-1'/>");
        client.receivesStreamError("not-authorized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<message to='a@{domain}'><body>hi</body></message>",
                "<presence/>",
                "<iq type='set' id='1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>"
            })
    void without_a_login_there_are_no_stanzas(String stanza, Conversation with) {
        TestClient client = with.connects().opens();
        client.sends(stanza);
        client.receivesStreamError("not-authorized");
    }

    private static void refused(TestClient client, String mechanism, ScramLogin scram, String condition) {
        client.sends("<auth " + SASL + " mechanism='" + mechanism + "'>" + scram.first() + "</auth>");
        String challenge =
                client.receives("<challenge " + SASL + ">*</challenge>").text();
        client.sends("<response " + SASL + ">" + scram.last(challenge) + "</response>");
        client.receives("<failure " + SASL + "><" + condition + "/></failure>");
    }

    private static Element announced(TestClient client) {
        Element announced = client.features().child("urn:xmpp:sasl-cb:0", "sasl-channel-binding");
        if (announced == null) throw new AssertionError("no channel bindings are announced");
        return announced;
    }

    private static X509Certificate certificate(TestClient client) throws Exception {
        Certificate[] chain = client.socket().tls().getPeerCertificates();
        return (X509Certificate) chain[0];
    }
}
