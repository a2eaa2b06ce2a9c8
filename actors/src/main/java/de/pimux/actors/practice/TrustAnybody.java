package de.pimux.actors.practice;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** The server of a practice has made its certificate a moment ago, and nothing that is said to it matters. */
final class TrustAnybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
