package de.pimux.actors.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.actors.config.SelfSignedCertificate;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TlsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void starttls_goes_from_plaintext_to_tls(String protocol) throws Exception {
        try (EchoServer server = new EchoServer(folder);
                Socket plain = TlsClient.plain(server.plain())) {
            assertThat(TlsClient.say(plain, "hello")).isEqualTo("hello");
            ConnectionInfo info = server.connections.take();
            assertThat(info.secure()).isFalse();
            assertThat(info.tlsServerEndPoint()).isNull();
            plain.getOutputStream().write("starttls".getBytes(UTF_8));
            assertThat(TlsClient.read(plain, 7)).isEqualTo("proceed");
            try (SSLSocket secure = new TlsClient().protocol(protocol).over(plain)) {
                assertThat(TlsClient.say(secure, "secret")).isEqualTo("secret");
                assertThat(info.secure()).isTrue();
                assertThat(info.directTls()).isFalse();
                assertThat(info.tlsProtocol()).isEqualTo(protocol);
                assertSameBinding(info, secure);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void direct_tls_is_secure_from_the_first_byte(String protocol) throws Exception {
        try (EchoServer server = new EchoServer(folder);
                SSLSocket client = new TlsClient()
                        .protocol(protocol)
                        .alpn("xmpp-client", "http/1.1")
                        .connect(server.direct())) {
            assertThat(TlsClient.say(client, "hello")).isEqualTo("hello");
            assertThat(client.getApplicationProtocol()).isEqualTo("xmpp-client");
            ConnectionInfo info = server.connections.take();
            assertThat(info.directTls()).isTrue();
            assertThat(info.secure()).isTrue();
            assertSameBinding(info, client);
        }
    }

    private static void assertSameBinding(ConnectionInfo info, SSLSocket client) throws Exception {
        X509Certificate seen = (X509Certificate) client.getSession().getPeerCertificates()[0];
        assertThat(info.tlsServerEndPoint())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(seen.getEncoded()));
        boolean exports =
                Runtime.version().feature() >= 25 && info.tlsProtocol().equals("TLSv1.3");
        assertThat(info.tlsExporter())
                .isEqualTo(exports ? ChannelBinding.exporter((ExtendedSSLSession) client.getSession()) : null);
    }

    @Test
    void a_resumed_session_still_knows_its_certificate() throws Exception {
        try (EchoServer server = new EchoServer(folder)) {
            TlsClient client = new TlsClient();
            for (int i = 0; i < 3; i++) {
                try (SSLSocket socket = client.connect(server.direct())) {
                    assertThat(TlsClient.say(socket, "hello")).isEqualTo("hello");
                    assertSameBinding(server.connections.take(), socket);
                }
            }
        }
    }

    @Test
    void a_client_without_alpn_is_welcome_and_one_for_another_protocol_is_not() throws Exception {
        try (EchoServer server = new EchoServer(folder)) {
            try (SSLSocket client = new TlsClient().connect(server.direct())) {
                assertThat(TlsClient.say(client, "hello")).isEqualTo("hello");
            }
            assertThatThrownBy(() -> new TlsClient().alpn("http/1.1").connect(server.direct()))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("no_application_protocol");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
                "TLS_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"
            })
    void weak_ciphers_of_tls_1_2_are_refused(String cipher) throws Exception {
        try (EchoServer server = new EchoServer(folder)) {
            assertThatThrownBy(() ->
                            new TlsClient().protocol("TLSv1.2").ciphers(cipher).connect(server.direct()))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void renegotiation_ends_the_connection() throws Exception {
        try (EchoServer server = new EchoServer(folder);
                SSLSocket client = new TlsClient().protocol("TLSv1.2").connect(server.direct())) {
            assertThat(TlsClient.say(client, "hello")).isEqualTo("hello");
            assertThatThrownBy(() -> {
                        client.startHandshake();
                        TlsClient.say(client, "again");
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void the_named_domain_picks_the_certificate_and_any_other_gets_the_servers_own() throws Exception {
        SelfSignedCertificate.in(folder.resolve("org"), "example.org");
        SelfSignedCertificate.in(folder.resolve("net"), "example.net");
        try (EchoServer server = new EchoServer(
                folder,
                "pimux.domain = example.org",
                "pimux.tls.certificates = [{ chain = net/self-signed.pem, key = net/self-signed.key },",
                " { chain = org/self-signed.pem, key = org/self-signed.key }]")) {
            assertThat(subject(new TlsClient().sni("example.net"), server)).isEqualTo("CN=example.net");
            assertThat(server.connections.take().sni()).isEqualTo("example.net");
            assertThat(subject(new TlsClient().sni("example.org"), server)).isEqualTo("CN=example.org");
            assertThat(subject(new TlsClient().sni("example.com"), server)).isEqualTo("CN=example.org");
            assertThat(subject(new TlsClient(), server)).isEqualTo("CN=example.org");
        }
    }

    private static String subject(TlsClient client, EchoServer server) throws Exception {
        return certificate(client, server).getSubjectX500Principal().getName();
    }

    private static X509Certificate certificate(TlsClient client, EchoServer server) throws Exception {
        try (SSLSocket socket = client.connect(server.direct())) {
            assertThat(TlsClient.say(socket, "hello")).isEqualTo("hello");
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void changed_certificate_files_are_taken_and_broken_ones_are_not() throws Exception {
        Path used = folder.resolve("data/tls");
        try (EchoServer server = new EchoServer(folder)) {
            X509Certificate first = certificate(new TlsClient(), server);
            Files.writeString(used.resolve("self-signed.pem"), "broken");
            server.net.refreshCertificates();
            assertThat(certificate(new TlsClient(), server)).isEqualTo(first);
            SelfSignedCertificate.in(folder.resolve("new"), "localhost");
            replace(used, "self-signed.pem");
            replace(used, "self-signed.key");
            server.net.refreshCertificates();
            assertThat(certificate(new TlsClient(), server)).isNotEqualTo(first);
        }
    }

    private void replace(Path used, String name) throws IOException {
        Files.move(folder.resolve("new").resolve(name), used.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void plaintext_behind_the_request_for_tls_closes_the_connection() throws Exception {
        try (EchoServer server = new EchoServer(folder);
                Socket plain = TlsClient.plain(server.plain())) {
            plain.getOutputStream().write("starttls".getBytes(UTF_8));
            assertThat(TlsClient.read(plain, 7)).isEqualTo("proceed");
            plain.getOutputStream().write("<injected/>".getBytes(UTF_8));
            plain.getInputStream().readAllBytes();
            assertThat(server.received.get()).isEqualTo("starttls".length());
        }
    }
}
