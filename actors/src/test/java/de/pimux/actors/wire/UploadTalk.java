package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.upload.UploadXml;
import de.pimux.xml.Element;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.SubmissionPublisher;

/** How a test shares files (XEP-0363), by the HTTP client of the JDK. */
public final class UploadTalk {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .sslContext(TestTrust.context())
            .connectTimeout(TestClient.PATIENCE)
            .build();

    private UploadTalk() {}

    public static String request(long size, String more) {
        return "<iq type='get' id='slot' to='upload.{domain}'><request xmlns='" + UploadXml.NAMESPACE
                + "' filename='très cool.jpg' size='" + size + "' " + more + "/></iq>";
    }

    /** The link of a slot for so many bytes of any type. */
    public static String slot(TestClient client, long size) {
        return slot(client, size, "");
    }

    public static String slot(TestClient client, long size, String more) {
        Element answer = client.asks(request(size, more));
        Element slot = answer.child(UploadXml.NAMESPACE, "slot");
        assertThat(slot).as(Xml.print(answer)).isNotNull();
        Element put = slot.child(UploadXml.NAMESPACE, "put");
        Element get = slot.child(UploadXml.NAMESPACE, "get");
        assertThat(put).isNotNull();
        assertThat(get).isNotNull();
        assertThat(put.attribute("url")).isEqualTo(get.attribute("url"));
        return Objects.requireNonNull(get.attribute("url"));
    }

    /** Shares a file, and returns its link. */
    public static String share(TestClient client, byte[] content, String type) {
        String link = slot(client, content.length);
        assertThat(put(link, content, type)).isEqualTo(201);
        return link;
    }

    public static int put(String link, byte[] content, String type) {
        return send(HttpRequest.newBuilder(URI.create(link))
                        .header("Content-Type", type)
                        .PUT(BodyPublishers.ofByteArray(content)))
                .statusCode();
    }

    /** Begins to put a file of so many bytes, and sends no more than these. */
    @SuppressWarnings("FutureReturnValueIgnored") // no answer comes
    public static void begins(String link, byte[] part, long size) {
        SubmissionPublisher<ByteBuffer> body = new SubmissionPublisher<>();
        HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create(link))
                        .PUT(BodyPublishers.fromPublisher(body, size))
                        .build(),
                BodyHandlers.discarding());
        body.submit(ByteBuffer.wrap(part));
    }

    public static HttpResponse<byte[]> get(String link, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(link));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(TestClient.PATIENCE).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(new InterruptedIOException());
        }
    }

    public static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
