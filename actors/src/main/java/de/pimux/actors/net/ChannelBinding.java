package de.pimux.actors.net;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What ties a login to the TLS connection it happens on. */
final class ChannelBinding {
    private static final String EXPORTER_LABEL = "EXPORTER-Channel-Binding";
    private static final int EXPORTER_BYTES = 32;
    // On the JDK from 25 on.
    private static final @Nullable MethodHandle EXPORT = export();

    private ChannelBinding() {}

    private static @Nullable MethodHandle export() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(
                            ExtendedSSLSession.class,
                            "exportKeyingMaterialData",
                            MethodType.methodType(byte[].class, String.class, byte[].class, int.class));
        } catch (ReflectiveOperationException olderJdk) {
            return null;
        }
    }

    /** RFC 9266; only for TLS 1.3, where every session is safe to bind to (§4.2). */
    static byte @Nullable [] exporter(SSLSession session) {
        if (EXPORT == null || !session.getProtocol().equals("TLSv1.3")) return null;
        try {
            return (byte[]) EXPORT.invoke((ExtendedSSLSession) session, EXPORTER_LABEL, new byte[0], EXPORTER_BYTES);
        } catch (Throwable e) {
            throw new IllegalStateException("a TLS 1.3 session can't export", e);
        }
    }

    /** RFC 5929 §4.1: the hash of the certificate's own signature, but SHA-256 instead of MD5 and SHA-1. */
    static byte @Nullable [] serverEndPoint(SSLSession session) {
        Certificate[] sent = session.getLocalCertificates();
        if (sent == null || !(sent[0] instanceof X509Certificate certificate)) return null;
        try {
            return MessageDigest.getInstance(hash(certificate.getSigAlgName())).digest(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    private static String hash(String signature) {
        String name = signature.toUpperCase(Locale.ROOT);
        if (name.startsWith("SHA384")) return "SHA-384";
        return name.startsWith("SHA512") ? "SHA-512" : "SHA-256";
    }
}
