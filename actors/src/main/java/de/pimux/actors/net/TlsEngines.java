package de.pimux.actors.net;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;

/**
 * TLS as RFC 7590 and RFC 9325 ask for it: versions 1.2 and 1.3, forward secrecy and AEAD ciphers only, no compression,
 * no renegotiation.
 */
final class TlsEngines {
    /** XEP-0368 §2 names it; a client that offers only other protocols is refused (RFC 7301 §3.2). */
    static final String XMPP = "xmpp-client";

    static final String HTTP = "http/1.1";

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] CIPHERS = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
    };
    // Only clients without session tickets take room in the cache.
    private static final int CACHED_SESSIONS = 2000;
    private static final int SESSION_SECONDS = 4 * 3600;

    static {
        // The JDK reads it once, with its first handshake; Prosody's CVE-2021-32920 is what it is for.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private final String protocol;
    private final SSLContext context;

    /** @param protocol what is spoken inside; a client that asks for others only is refused */
    TlsEngines(ServerCertificates certificates, String protocol) {
        this.protocol = protocol;
        try {
            context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {certificates}, new TrustManager[0], null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
        SSLSessionContext sessions = context.getServerSessionContext();
        sessions.setSessionCacheSize(CACHED_SESSIONS);
        sessions.setSessionTimeout(SESSION_SECONDS);
    }

    SSLEngine newEngine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = new SSLParameters(CIPHERS, PROTOCOLS);
        parameters.setUseCipherSuitesOrder(true);
        engine.setSSLParameters(parameters);
        engine.setHandshakeApplicationProtocolSelector(
                (ignored, offered) -> offered.contains(protocol) ? protocol : null);
        return engine;
    }
}
