package de.pimux.actors.config;

import de.pimux.actors.config.ServerConfig.CertificateFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;

/** A private key with its certificate chain, leaf first. */
public record KeyMaterial(PrivateKey key, List<X509Certificate> chain) {
    private static final Pattern PKCS8 = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

    /** Reads both files. Fails with a message that names the file and what would be right. */
    public static KeyMaterial read(CertificateFiles files) throws IOException {
        List<X509Certificate> chain = chain(files.chain());
        PrivateKey key = key(files.key());
        if (!belongTogether(key, chain.get(0))) {
            throw new IOException(files.key() + " is not the key of the first certificate in " + files.chain()
                    + "; the server's own certificate must come first");
        }
        return new KeyMaterial(key, chain);
    }

    private static List<X509Certificate> chain(Path file) throws IOException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain = factory.generateCertificates(new ByteArrayInputStream(bytes(file))).stream()
                    .<X509Certificate>map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) throw new GeneralSecurityException("empty");
            return chain;
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no PEM certificates (-----BEGIN CERTIFICATE-----)", e);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        Matcher pkcs8 = PKCS8.matcher(new String(bytes(file), StandardCharsets.US_ASCII));
        PrivateKey key = pkcs8.find() ? ofPkcs8(pkcs8.group(1)) : null;
        return key != null ? key : OtherForms.key(file);
    }

    private static @Nullable PrivateKey ofPkcs8(String base64) {
        return Stream.of("EC", "RSA", "EdDSA")
                .map(algorithm -> ofPkcs8(base64, algorithm))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable PrivateKey ofPkcs8(String base64, String algorithm) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException otherAlgorithm) {
            return null;
        }
    }

    /** The forms of PKCS #1 and SEC 1. Apart, because Bouncy Castle costs megabytes of heap once it is loaded. */
    private static final class OtherForms {
        static PrivateKey key(Path file) throws IOException {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            try (PEMParser parser = new PEMParser(Files.newBufferedReader(file))) {
                for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                    if (object instanceof PrivateKeyInfo info) return converter.getPrivateKey(info);
                    if (object instanceof PEMKeyPair pair) return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
            } catch (IOException | IllegalArgumentException e) {
                throw new IOException(advice(file), e);
            }
            throw new IOException(advice(file));
        }
    }

    private static String advice(Path file) {
        return file + " holds no PEM private key without a passphrase (-----BEGIN PRIVATE KEY-----)";
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        } catch (IOException e) {
            throw new IOException(file + " can't be read: it must be a file that this user may read", e);
        }
    }

    private static boolean belongTogether(PrivateKey key, Certificate certificate) {
        try {
            Signature signature = Signature.getInstance(algorithm(key));
            signature.initSign(key);
            signature.update((byte) 1);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update((byte) 1);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    /** Whether a client that wants to reach this domain would accept the certificate's names. */
    public boolean covers(String domain) {
        return CertificateNames.of(chain.get(0)).cover(domain);
    }

    @Override
    public String toString() {
        return "KeyMaterial[" + chain.get(0).getSerialNumber().toString(16) + "]";
    }
}
