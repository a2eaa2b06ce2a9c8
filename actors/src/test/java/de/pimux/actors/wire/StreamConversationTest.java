package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams (RFC 6120 §4, §5, §11). */
@ConversationTest
class StreamConversationTest {
    @Test
    void the_response_header_says_who_answers(Conversation with) {
        TestClient client = with.connects();
        client.sends("<?xml version='1.0'?>" + Xml.HEADER + " to='{domain}' from='somebody@{domain}' xml:lang='de'>");
        Element header = client.receivesHeader();
        assertThat(header.attribute("from")).isEqualTo("localhost");
        assertThat(header.attribute("to")).isEqualTo("somebody@localhost");
        assertThat(header.attribute("version")).isEqualTo("1.0");
        assertThat(header.attribute("id")).hasSizeGreaterThanOrEqualTo(16);
        assertThat(header.attribute(Attribute.XML_NAMESPACE, "lang")).isNotEmpty();
    }

    @Test
    void two_streams_have_different_ids(Conversation with) {
        String one = with.connects().opens().receivesHeader().attribute("id");
        assertThat(with.connects().opens().receivesHeader().attribute("id")).isNotEqualTo(one);
    }

    @Test
    void before_TLS_nothing_is_offered_but_TLS(Conversation with) {
        TestClient client = with.connectsWithoutTls().opens();
        assertThat(Likeness.difference(
                        Xml.parse(
                                "<features xmlns='http://etherx.jabber.org/streams'>"
                                        + "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls></features>"),
                        client.features()))
                .isEmpty();
    }

    @Test
    void STARTTLS_leads_to_the_same_features_as_direct_TLS(Conversation with) {
        TestClient client = with.connectsWithoutTls().opens().startsTls();
        Element direct = with.connects().opens().features();
        assertThat(client.features().elements())
                .extracting(Element::name)
                .containsExactlyElementsOf(
                        direct.elements().stream().map(Element::name).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGEAYg==</auth>",
                "<iq type='get' id='1'><query xmlns='jabber:iq:register'/></iq>",
                "<message to='a@{domain}'><body>hi</body></message>"
            })
    void before_TLS_everything_else_is_refused(String early, Conversation with) {
        TestClient client = with.connectsWithoutTls().opens();
        client.sends(early);
        client.receivesStreamError("not-authorized");
    }

    @Test
    void what_follows_starttls_in_plain_text_is_an_injection(Conversation with) {
        TestClient client = with.connectsWithoutTls().opens();
        client.sends("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/><presence/>");
        Element next = client.next();
        if (next == null || next.name().equals("error")) return;
        assertThat(next.name()).isEqualTo("proceed");
        assertThatThrownBy(() -> client.socket().startTls("localhost")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_client_that_speaks_only_other_protocols_gets_no_TLS(Conversation with) {
        TestClient client = with.connectsDirectly();
        assertThatThrownBy(() -> client.socket().startTls("localhost", "h2", "http/1.1"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xmpp-client", ""})
    void ALPN_may_name_xmpp_or_be_absent(String protocol, Conversation with) {
        TestClient client = with.connectsDirectly();
        client.socket().startTls("localhost", protocol.isEmpty() ? new String[0] : new String[] {protocol});
        client.opens();
    }

    @Test
    void a_host_that_is_not_served_is_unknown(Conversation with) {
        TestClient client = with.connects();
        client.sends("<?xml version='1.0'?>" + Xml.HEADER + " to='example.net'>");
        client.receivesHeader();
        client.receivesStreamError("host-unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<stream:stream xmlns='jabber:client' xmlns:stream='http://example.org/streams' to='localhost' version='1.0'>"
                        + "| invalid-namespace",
                "<stream:stream xmlns='jabber:x' xmlns:stream='http://etherx.jabber.org/streams' to='localhost' version='1.0'>"
                        + "| invalid-namespace",
                "<stream:other xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='localhost' version='1.0'>"
                        + "| bad-format",
                "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='localhost'>"
                        + "| unsupported-version",
                "<?xml version='1.0' encoding='ISO-8859-1'?><stream:stream xmlns='jabber:client'"
                        + " xmlns:stream='http://etherx.jabber.org/streams' to='localhost' version='1.0'>"
                        + "| unsupported-encoding",
                "<!DOCTYPE x []><stream:stream xmlns='jabber:client'"
                        + " xmlns:stream='http://etherx.jabber.org/streams' to='localhost' version='1.0'>"
                        + "| restricted-xml",
                "GET / HTTP/1.1 | not-well-formed"
            })
    void a_header_that_begins_no_stream_is_refused_after_one_of_the_server(
            String header, String condition, Conversation with) {
        TestClient client = with.connects();
        client.sends(header);
        client.receivesHeader();
        client.receivesStreamError(condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!-- a comment --> | restricted-xml",
                "<?processing instruction?> | restricted-xml",
                "<message><body>&lol;</body></message> | restricted-xml",
                "<message></presence> | not-well-formed",
                "<message <body/> | not-well-formed",
                "<message a='1' a='2'/> | not-well-formed",
                "<x:message/> | bad-namespace-prefix",
                "<message to='{domain}'><x:y/></message> | bad-namespace-prefix",
                "<other/> | unsupported-stanza-type",
                "<message from='somebody@{domain}' to='{domain}'/> | invalid-from",
                "<message from='{alice}/elsewhere' to='{domain}'/> | invalid-from",
                "stray text | bad-format"
            })
    void what_breaks_a_stream(String xml, String condition, Conversation with) {
        TestClient client = with.bound("alice");
        client.sends(xml);
        client.receivesStreamError(condition);
    }

    @Test
    void malformed_utf8_ends_the_stream(Conversation with) {
        TestClient client = with.bound("alice");
        client.sends("<message to='{domain}'><body>");
        client.sends(new byte[] {(byte) 0xC0, (byte) 0xAF});
        client.receivesStreamError("unsupported-encoding");
    }

    @Test
    void before_login_a_stanza_has_10_KB(Conversation with) {
        TestClient client = with.connects().opens();
        client.sends("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-1'>" + "A".repeat(20_000));
        client.receivesStreamError("policy-violation");
    }

    @Test
    void nesting_has_a_limit_before_login(Conversation with) {
        TestClient client = with.connects().opens();
        client.sends("<iq type='get' id='1'>" + "<a>".repeat(100));
        client.receivesStreamError("policy-violation");
    }

    @Test
    void nesting_has_a_limit_after_login(Conversation with) {
        TestClient client = with.bound("alice");
        client.sends("<iq type='get' id='1'>" + "<a>".repeat(30_000));
        client.receivesStreamError("policy-violation");
    }

    @Test
    void after_login_a_stanza_may_have_100_KB(Conversation with) {
        TestClient client = with.bound("alice");
        client.sends("<message to='{alice/}' id='big'><body>" + "a".repeat(100_000) + "</body></message>");
        client.receives("<message id='big'><body>*</body></message>");
    }

    @Test
    void a_stanza_larger_than_the_limit_ends_the_stream(Conversation with) {
        TestClient client = with.bound("alice");
        client.sends("<message to='{alice/}' id='big'><body>" + "a".repeat(300_000));
        client.receivesStreamError("policy-violation");
    }

    @Test
    void the_limits_are_announced(Conversation with) {
        TestClient client = with.authenticated("alice");
        Element limits = client.features().child("urn:xmpp:stream-limits:0", "limits");
        assertThat(limits).isNotNull();
        assertThat(limits.childText("urn:xmpp:stream-limits:0", "max-bytes")).isEqualTo("262144");
        assertThat(limits.childText("urn:xmpp:stream-limits:0", "idle-seconds")).isNotNull();
    }

    @Test
    void blanks_between_stanzas_keep_a_stream_alive(Conversation with) {
        TestClient client = with.bound("alice");
        client.sends(" \n\t ");
        client.receivesNothing();
    }

    @Test
    void a_stream_is_closed_by_both_sides(Conversation with) {
        TestClient client = with.online("alice");
        client.closesStream();
    }

    @Test
    void what_was_sent_before_the_end_of_a_stream_is_delivered_however_much_it_is(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        int more = 3 * 64; // than the server handles at one time, but in one TLS record
        String message = "<message to='{bob/}' id='m'/>";
        alice.sends(message.repeat(more) + "<message to='{bob/}' id='last'/></stream:stream>");
        for (int i = 0; i < more; i++) bob.receives(message);
        bob.receives("<message id='last'/>");
        assertThat(alice.isClosed()).isTrue();
    }

    @Test
    void a_stream_may_be_closed_before_login(Conversation with) {
        with.connects().opens().closesStream();
    }

    @Test
    void cdata_is_text(Conversation with) {
        TestClient client = with.bound("alice");
        client.sends("<message to='{alice/}'><body><![CDATA[<&>]]></body></message>");
        client.receives("<message><body>&lt;&amp;&gt;</body></message>");
    }

    @Test
    void the_language_of_the_stream_is_that_of_its_stanzas(Conversation with) {
        TestClient bob = with.online("bob");
        TestClient alice = with.connects().opens();
        String name = with.account("alice");
        Login.authenticate(
                alice, "SCRAM-SHA-1", new ScramLogin("SCRAM-SHA-1", name, Login.PASSWORD, "n,,", new byte[0]));
        alice.opensIn("de");
        Login.bind(alice, "");
        alice.sends("<message to='{bob}' type='chat'><body>hallo</body></message>");
        bob.receives("<message xml:lang='de'><body>hallo</body></message>");
        alice.sends("<message to='{bob}' type='chat' xml:lang='en'><body>hello</body></message>");
        bob.receives("<message xml:lang='en'><body>hello</body></message>");
    }
}
