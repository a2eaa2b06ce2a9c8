package de.pimux.actors.config;

import de.pimux.actors.config.ServerConfig.CertificateFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** A private key with its certificate chain, leaf first. */
public record KeyMaterial(PrivateKey key, List<X509Certificate> chain) {

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
        bytes(file);
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
