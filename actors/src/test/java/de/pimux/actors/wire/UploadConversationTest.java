package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static de.pimux.actors.wire.UploadTalk.get;
import static de.pimux.actors.wire.UploadTalk.header;
import static de.pimux.actors.wire.UploadTalk.put;
import static de.pimux.actors.wire.UploadTalk.request;
import static de.pimux.actors.wire.UploadTalk.send;
import static de.pimux.actors.wire.UploadTalk.share;
import static de.pimux.actors.wire.UploadTalk.slot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.xml.Element;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are shared by links (XEP-0363). */
@ConversationTest
class UploadConversationTest {
    private static final byte[] CAT = content(200_000);

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    @Test
    void the_service_is_found_and_says_what_it_takes_and_keeps(Conversation with) {
        TestClient alice = with.bound("alice");
        alice.asks(
                "<iq type='get' id='d' to='{domain}'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>",
                "<iq type='result' id='d'><query xmlns='http://jabber.org/protocol/disco#items'>"
                        + "<item jid='upload.{domain}' name='HTTP File Upload'/><etc xmlns='test'/></query></iq>");
        Element info = alice.asks("<iq type='get' id='d' to='upload.{domain}'>"
                + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
        assertThat(Xml.print(info))
                .contains("<identity category='store' type='file'", "<feature var='urn:xmpp:http:upload:0'/>")
                .contains("max-file-size", "<value>104857600</value>")
                .contains("urn:xmpp:data-policy:0", "<value>720</value>", "Uploaded files: 30 days.");
    }

    @Test
    void a_file_is_put_once_and_got_by_everybody_who_has_the_link(Conversation with) {
        String link = share(with.bound("alice"), CAT, "image/jpeg");
        assertThat(link).endsWith("/tr%C3%A8s%20cool.jpg");
        HttpResponse<byte[]> cat = get(link);
        assertThat(cat.statusCode()).isEqualTo(200);
        assertThat(cat.body()).isEqualTo(CAT);
        assertThat(header(cat, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(cat, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(cat, "Content-Security-Policy")).startsWith("default-src 'none'; sandbox");
        assertThat(header(cat, "Content-Disposition")).isEmpty();
        assertThat(header(cat, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(cat, "Server")).isEmpty();
        assertThat(put(link, CAT, "image/jpeg")).as("a second PUT").isEqualTo(403);
    }

    @Test
    void a_part_of_a_file_is_served_alone(Conversation with) {
        String link = share(with.bound("alice"), CAT, "video/mp4");
        HttpResponse<byte[]> part = get(link, "Range", "bytes=65530-65540");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(CAT, 65_530, 65_541));
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 65530-65540/200000");
        assertThat(get(link, "Range", "bytes=-10").body())
                .isEqualTo(Arrays.copyOfRange(CAT, CAT.length - 10, CAT.length));
        assertThat(get(link, "Range", "bytes=200000-").statusCode()).isEqualTo(416);
        assertThat(get(link, "Range", "bytes=0-1,5-6").body()).isEqualTo(CAT);
        assertThat(get(link, "Range", "bytes=0-1", "If-Range", "\"x\"").body()).isEqualTo(CAT);
    }

    @Test
    void the_head_of_a_file_tells_its_size(Conversation with) {
        String link = share(with.bound("alice"), CAT, "image/png");
        HttpResponse<byte[]> head =
                send(HttpRequest.newBuilder(URI.create(link)).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo("200000");
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "image/svg+xml", "application/pdf", "multipart/mixed", "application/x-unheard.of"})
    void what_a_browser_might_run_is_to_be_saved(String type, Conversation with) {
        HttpResponse<byte[]> file = get(share(with.bound("alice"), "<script/>".getBytes(UTF_8), type));
        assertThat(header(file, "Content-Disposition")).isEqualTo("attachment");
        assertThat(header(file, "Content-Type")).isEqualTo(type);
    }

    @Test
    void web_clients_of_other_hosts_may_ask(Conversation with) {
        String link = slot(with.bound("alice"), 5);
        HttpResponse<byte[]> options =
                send(HttpRequest.newBuilder(URI.create(link)).method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(header(options, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(options, "Access-Control-Allow-Methods")).isEqualTo("OPTIONS, HEAD, GET, PUT");
        assertThat(header(options, "Access-Control-Allow-Headers")).contains("Content-Type", "Authorization");
        assertThat(header(options, "Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void the_upload_must_be_the_one_that_was_announced(Conversation with) {
        TestClient alice = with.bound("alice");
        String link = slot(alice, 5, "content-type='text/plain'");
        byte[] hello = "hello".getBytes(UTF_8);
        assertThat(put(link, "hell".getBytes(UTF_8), "text/plain")).isEqualTo(400);
        assertThat(put(link, CAT, "text/plain")).isEqualTo(413);
        assertThat(put(link, hello, "text/html")).isEqualTo(415);
        HttpRequest.Builder withoutLength = HttpRequest.newBuilder(URI.create(link))
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(hello)));
        assertThat(send(withoutLength).statusCode()).isEqualTo(411);
        assertThat(get(link).statusCode()).as("nothing is there").isEqualTo(404);
        assertThat(put(link, hello, "text/plain; charset=utf-8")).isEqualTo(201);
        assertThat(get(link).body()).isEqualTo(hello);
    }

    @Test
    void a_link_that_nobody_gave_out_leads_nowhere(Conversation with) {
        String link = share(with.bound("alice"), CAT, "image/png");
        URI uri = URI.create(link);
        String base = "https://" + uri.getAuthority();
        String[] segments = uri.getRawPath().split("/");
        String other = segments[2].replace(segments[2].charAt(9), segments[2].charAt(9) == 'a' ? 'b' : 'a');
        for (String path : new String[] {
            "/",
            "/upload",
            "/upload/",
            "/upload/" + segments[2],
            "/upload/" + other + "/cat.png",
            "/upload/..%2f..%2fsecret/x",
            "/upload/%2e%2e/%2e%2e/secret",
            "/upload//" + segments[2] + "/cat.png",
            "/uploads/2026-11-23/",
            "/etc/passwd"
        }) {
            assertThat(get(base + path).statusCode()).as(path).isEqualTo(404);
            assertThat(put(base + path, CAT, "image/png")).as(path).isIn(403, 404);
        }
        assertThat(send(HttpRequest.newBuilder(uri).DELETE()).statusCode()).isEqualTo(405);
    }

    @Test
    void a_file_that_is_too_large_gets_no_slot(Conversation with) {
        with.bound("alice")
                .asks(
                        request(104_857_601, ""),
                        "<iq type='error' id='slot' from='upload.{domain}'><error type='modify'>"
                                + "<not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                                + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>*</text>"
                                + "<file-too-large xmlns='urn:xmpp:http:upload:0'>"
                                + "<max-file-size>104857600</max-file-size></file-too-large></error></iq>");
    }

    @Test
    void at_the_quota_the_client_hears_when_to_come_back(Conversation with) {
        TestClient alice = with.bound("alice");
        for (int i = 0; i < 5; i++) slot(alice, 104_857_600);
        alice.asks(
                request(1, ""),
                "<iq type='error' id='slot' from='upload.{domain}'><error type='wait'>"
                        + "<resource-constraint xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>*</text>"
                        + "<retry xmlns='urn:xmpp:http:upload:0' stamp='*'/></error></iq>");
        assertThat(slot(with.bound("bob"), 1)).as("another account").isNotEmpty();
    }

    @Test
    void what_is_no_request_for_a_slot_is_refused(Conversation with) {
        TestClient alice = with.bound("alice");
        alice.asks(
                "<iq type='get' id='slot' to='upload.{domain}'><request xmlns='urn:xmpp:http:upload:0'"
                        + " filename='a' size='x'/></iq>",
                "<iq type='error' id='slot'>" + error("modify", "bad-request") + "</iq>");
        alice.asks(
                "<iq type='get' id='v' to='upload.{domain}'><query xmlns='jabber:iq:version'/></iq>",
                "<iq type='error' id='v' from='upload.{domain}'>" + error("cancel", "service-unavailable") + "</iq>");
        alice.asks(
                "<iq type='get' id='v' to='somebody@upload.{domain}'><query xmlns='jabber:iq:version'/></iq>",
                "<iq type='error' id='v'>" + error("cancel", "service-unavailable") + "</iq>");
        alice.sends("<message to='upload.{domain}' type='chat' id='m'><body>hello</body></message>");
        alice.receives("<message type='error' id='m' from='upload.{domain}'>" + error("cancel", "service-unavailable")
                + "</message>");
    }

    @Test
    void plaintext_and_other_protocols_are_refused(Conversation with) {
        try (WireSocket plain = new WireSocket(with.server().httpsPort());
                WireSocket xmpp = new WireSocket(with.server().httpsPort())) {
            plain.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(plain.ends(TestClient.PATIENCE)).isTrue();
            assertThatThrownBy(() -> xmpp.startTls("localhost", "xmpp-client"))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }
}
