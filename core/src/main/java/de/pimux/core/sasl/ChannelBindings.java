package de.pimux.core.sasl;

import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a TLS connection can be recognised by from both of its ends. */
public final class ChannelBindings {
    /** XEP-0440. */
    public static final String NAMESPACE = "urn:xmpp:sasl-cb:0";

    /** A connection without TLS, or a server that binds to none. */
    public static final ChannelBindings NONE = new ChannelBindings(Map.of());

    private final Map<ChannelBinding, byte[]> data;

    private ChannelBindings(Map<ChannelBinding, byte[]> data) {
        this.data = data;
    }

    /**
     * @param exporter 32 octets for the label {@code EXPORTER-Channel-Binding} and no context (RFC 9266 §2), null where
     *     TLS can't tell them or isn't 1.3
     * @param own the certificate that the server has shown, null if unknown
     */
    public static ChannelBindings of(byte @Nullable [] exporter, @Nullable X509Certificate own) {
        return of(exporter, own == null ? null : endPoint(own));
    }

    /** As {@link #of(byte[], X509Certificate)}, with the hash of the certificate, see {@link #endPoint}. */
    public static ChannelBindings of(byte @Nullable [] exporter, byte @Nullable [] endPoint) {
        Map<ChannelBinding, byte[]> data = new EnumMap<>(ChannelBinding.class);
        if (exporter != null) data.put(ChannelBinding.TLS_EXPORTER, exporter);
        if (endPoint != null) data.put(ChannelBinding.TLS_SERVER_END_POINT, endPoint);
        return new ChannelBindings(data);
    }

    /**
     * The hash of a certificate (RFC 5929 §4.1), null where its signature names no hash. Costs a few microseconds: once
     * per certificate is enough.
     */
    public static byte @Nullable [] endPoint(X509Certificate certificate) {
        try {
            String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
            if (!signature.contains("WITH")) return null; // RFC 5929 §4.1: undefined, as for Ed25519
            String hash = signature.substring(0, signature.indexOf("WITH"));
            return MessageDigest.getInstance(atLeastSha256(hash)).digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException | CertificateEncodingException undefined) {
            return null;
        }
    }

    private static String atLeastSha256(String hash) {
        return switch (hash) {
            case "MD5", "SHA1", "SHA-1" -> "SHA-256";
            default ->
                hash.startsWith("SHA") && hash.charAt(3) != '-' && hash.charAt(3) != '3'
                        ? "SHA-" + hash.substring(3)
                        : hash;
        };
    }

    public boolean isEmpty() {
        return data.isEmpty();
    }

    byte @Nullable [] data(String wireName) {
        for (ChannelBinding binding : data.keySet()) if (binding.wireName().equals(wireName)) return data.get(binding);
        return null;
    }

    /** The stream feature {@code <sasl-channel-binding/>}, null where there is nothing to announce. */
    public @Nullable Element feature() {
        if (isEmpty()) return null;
        ElementBuilder feature = Element.builder(NAMESPACE, "sasl-channel-binding");
        for (ChannelBinding binding : data.keySet())
            feature.add(Element.of(NAMESPACE, "channel-binding").with("type", binding.wireName()));
        return feature.build();
    }
}
