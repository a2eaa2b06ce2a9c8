package de.pimux.actors.net;

import de.pimux.actors.config.KeyMaterial;
import de.pimux.actors.config.ServerConfig.CertificateFiles;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's certificates: chosen by the domain that the client names (SNI, RFC 6066 §3), and read again when their
 * files change. Handshakes under way keep the certificates they started with.
 */
final class ServerCertificates extends X509ExtendedKeyManager {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCertificates.class);

    private record Generation(int number, List<KeyMaterial> certificates) {}

    private final String domain;
    private final List<CertificateFiles> files;
    private volatile Generation current;
    private volatile Generation previous;
    private List<Object> seen;

    /** Fails if a file can't be used: {@code domain} is served where the client names no other. */
    ServerCertificates(String domain, List<CertificateFiles> files) throws IOException {
        this.domain = domain;
        this.files = List.copyOf(files);
        this.seen = fingerprint();
        this.current = new Generation(0, read());
        this.previous = current;
    }

    private List<KeyMaterial> read() throws IOException {
        List<KeyMaterial> read = new ArrayList<>();
        for (CertificateFiles pair : files) read.add(KeyMaterial.read(pair));
        if (read.stream().noneMatch(key -> key.covers(domain))) {
            throw new IOException("no certificate is for the domain " + domain);
        }
        return List.copyOf(read);
    }

    /** When the first of the certificates in use expires, also one of those that vouch for it. */
    Instant expiry() {
        return current.certificates().stream()
                .flatMap(material -> material.chain().stream())
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** Reads the files again if they have changed. What can't be used is not taken: the certificates stay as they were. */
    synchronized void refresh() {
        try {
            List<Object> now = fingerprint();
            if (now.equals(seen)) return;
            seen = now;
            List<KeyMaterial> fresh = read();
            previous = current;
            current = new Generation(current.number() + 1, fresh);
            LOG.info("Certificates read again; new connections use them");
        } catch (IOException e) {
            LOG.warn("Changed certificates can't be used, the old ones stay in use: {}", e.getMessage());
        }
    }

    private List<Object> fingerprint() {
        List<Object> fingerprint = new ArrayList<>();
        for (CertificateFiles pair : files) {
            fingerprint.add(fingerprint(pair.chain()));
            fingerprint.add(fingerprint(pair.key()));
        }
        return fingerprint;
    }

    private static Object fingerprint(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
        } catch (IOException missing) {
            return "missing";
        }
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        Generation generation = current;
        String named = named(engine.getHandshakeSession());
        int index = named == null ? -1 : first(generation, keyType, named);
        if (index < 0) index = first(generation, keyType, domain);
        return index < 0 ? null : generation.number() + "." + index;
    }

    private static @Nullable String named(@Nullable Object session) {
        if (!(session instanceof ExtendedSSLSession extended)) return null;
        for (SNIServerName name : extended.getRequestedServerNames()) {
            if (name instanceof SNIHostName host) return host.getAsciiName();
        }
        return null;
    }

    private static int first(Generation generation, String keyType, String name) {
        for (int i = 0; i < generation.certificates().size(); i++) {
            KeyMaterial candidate = generation.certificates().get(i);
            if (candidate.key().getAlgorithm().equals(keyType) && candidate.covers(name)) return i;
        }
        return -1;
    }

    private @Nullable KeyMaterial material(String alias) {
        int dot = alias.indexOf('.');
        int number = Integer.parseInt(alias.substring(0, dot));
        Generation generation = number == current.number() ? current : previous;
        return number == generation.number()
                ? generation.certificates().get(Integer.parseInt(alias.substring(dot + 1)))
                : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        KeyMaterial material = material(alias);
        return material == null ? null : material.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        KeyMaterial material = material(alias);
        return material == null ? null : material.key();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
