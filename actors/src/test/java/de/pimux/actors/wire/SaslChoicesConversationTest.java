package de.pimux.actors.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.config.SelfSignedCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authentication where the operator wants PLAIN and no channel binding, and has several certificates. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SaslChoicesConversationTest {
    private static final String SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

    @TempDir
    static Path folder;

    private static TestServer server;
    private Conversation with;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start("pimux.sasl { plain = true, channel-binding = false }\n"
                + "pimux.tls.certificates = [" + certificate("example.net") + ", " + certificate("localhost") + "]");
    }

    private static String certificate(String domain) throws IOException {
        SelfSignedCertificate.in(folder.resolve(domain), domain);
        String files = folder.resolve(domain).resolve("self-signed").toString();
        return "{ chain = \"" + files + ".pem\", key = \"" + files + ".key\" }";
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
    void neither_a_PLUS_mechanism_nor_a_binding_is_offered() {
        TestClient client = with.connects().opens();
        assertThat(Xml.print(client.features()))
                .contains("SCRAM-SHA-512")
                .doesNotContain("-PLUS")
                .doesNotContain("urn:xmpp:sasl-cb:0");
    }

    @Test
    void a_client_that_could_bind_logs_in_without() { // RFC 5802 §6: with y it says that it could
        TestClient client = with.connects().opens();
        ScramLogin scram = new ScramLogin("SCRAM-SHA-256", with.account("alice"), Login.PASSWORD, "y,,", new byte[0]);
        Login.authenticate(client, "SCRAM-SHA-256", scram);
        client.opens();
    }

    @Test
    void a_client_that_binds_nevertheless_is_refused() {
        TestClient client = with.connects().opens();
        client.sends("<auth " + SASL + " mechanism='SCRAM-SHA-256-PLUS'/>");
        client.receives("<failure " + SASL + "><invalid-mechanism/></failure>");
    }

    @ParameterizedTest
    @CsvSource({"''", "{alice}", "alice-itself"})
    void with_PLAIN_the_right_password_logs_in(String authzid) {
        String alice = with.account("alice");
        TestClient client = with.connects().opens();
        assertThat(Xml.print(client.features())).contains("<mechanism>PLAIN</mechanism>");
        plain(client, authzid.equals("alice-itself") ? alice : with.filled(authzid), alice, Login.PASSWORD);
        client.receives("<success " + SASL + "/>");
        client.opens();
        Login.bind(client, "");
        assertThat(client.address()).startsWith(with.filled("{alice}/"));
    }

    @Test
    void with_PLAIN_a_wrong_password_and_an_unknown_account_get_the_same_answer() {
        String alice = with.account("alice");
        TestClient client = with.connects().opens();
        plain(client, "", alice, "wrong");
        client.receives("<failure " + SASL + "><not-authorized/></failure>");
        plain(client, "", with.reserves("nobody"), Login.PASSWORD);
        client.receives("<failure " + SASL + "><not-authorized/></failure>");
        plain(client, "", alice, Login.PASSWORD);
        client.receives("<success " + SASL + "/>");
    }

    @Test
    void with_PLAIN_nobody_logs_in_as_somebody_else() {
        String alice = with.account("alice");
        with.account("bob");
        TestClient client = with.connects().opens();
        plain(client, with.filled("{bob}"), alice, Login.PASSWORD);
        client.receives("<failure " + SASL + "><invalid-authzid/></failure>");
    }

    @Test
    void before_TLS_no_mechanism_is_offered_or_accepted() {
        String alice = with.account("alice");
        TestClient client = with.connectsWithoutTls().opens();
        assertThat(Xml.print(client.features())).doesNotContain("mechanism");
        plain(client, "", alice, Login.PASSWORD);
        client.receivesStreamError("not-authorized");
        TestClient secure = with.connectsWithoutTls().opens().startsTls();
        plain(secure, "", alice, Login.PASSWORD);
        secure.receives("<success " + SASL + "/>");
    }

    @ParameterizedTest
    @CsvSource({"example.net, CN=example.net", "localhost, CN=localhost", "example.com, CN=localhost"})
    void the_domain_that_the_client_names_picks_the_certificate(String named, String subject) throws Exception {
        TestClient direct = with.connectsDirectly();
        direct.socket().startTls(named, "xmpp-client");
        assertThat(subject(direct)).isEqualTo(subject);
        TestClient client = with.connectsWithoutTls().opens();
        client.sends("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        client.receives("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        client.socket().startTls(named);
        assertThat(subject(client)).isEqualTo(subject);
        client.opens();
    }

    private static String subject(TestClient client) throws Exception {
        X509Certificate shown = (X509Certificate) client.socket().tls().getPeerCertificates()[0];
        return shown.getSubjectX500Principal().getName();
    }

    /** RFC 4616 §2. */
    private static void plain(TestClient client, String authzid, String username, String password) {
        byte[] message = (authzid + "\0" + username + "\0" + password).getBytes(UTF_8);
        client.sends(
                "<auth " + SASL + " mechanism='PLAIN'>" + Base64.getEncoder().encodeToString(message) + "</auth>");
    }
}
