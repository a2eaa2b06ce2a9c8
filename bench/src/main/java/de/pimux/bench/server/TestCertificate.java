package de.pimux.bench.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A self-signed ECDSA P-256 certificate, the same for all servers under test. */
record TestCertificate(Path chain, Path key, Path both) {
    /** PrivateKeyInfo (RFC 5958) of a P-256 key with an ECPrivateKey (RFC 5915) up to the secret. */
    private static final String PKCS8_START =
            "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420";

    private static final int P256_BYTES = 32;
    private static final int SECRET_END = PKCS8_START.length() / 2 + P256_BYTES;
    private static final int PKCS8_BYTES = 138;
    private static final String PASSWORD = "not-a-secret";

    static TestCertificate create(Path folder) throws IOException {
        TestCertificate files =
                new TestCertificate(folder.resolve("chain.pem"), folder.resolve("key.pem"), folder.resolve("both.pem"));
        if (!Files.exists(files.both)) {
            files.write(folder);
        }
        return files;
    }

    private void write(Path folder) throws IOException {
        Path store = folder.resolve("bench.p12");
        Commands.run(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "bench",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "3650",
                        "-dname",
                        "CN=" + Site.DOMAIN,
                        "-ext",
                        "san=dns:" + Site.DOMAIN,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD));
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            String chainPem = pem("CERTIFICATE", keys.getCertificate("bench").getEncoded());
            byte[] point = keys.getCertificate("bench").getPublicKey().getEncoded();
            String keyPem =
                    pem("PRIVATE KEY", pkcs8((ECPrivateKey) keys.getKey("bench", PASSWORD.toCharArray()), point));
            Files.writeString(chain, chainPem);
            Files.writeString(key, keyPem);
            Files.writeString(both, chainPem + keyPem);
        } catch (GeneralSecurityException e) {
            throw new IOException("keytool wrote a key store that the JDK cannot read", e);
        }
    }

    /** The JDK leaves out the public key, which RFC 5915 allows and ejabberd refuses. */
    private static byte[] pkcs8(ECPrivateKey key, byte[] subjectPublicKeyInfo) {
        byte[] secret = key.getS().toByteArray();
        byte[] der = Arrays.copyOf(HexFormat.of().parseHex(PKCS8_START), PKCS8_BYTES);
        int wanted = Math.min(secret.length, P256_BYTES);
        System.arraycopy(secret, secret.length - wanted, der, SECRET_END - wanted, wanted);
        byte[] tag = HexFormat.of().parseHex("a144034200");
        System.arraycopy(tag, 0, der, SECRET_END, tag.length);
        int point = PKCS8_BYTES - SECRET_END - tag.length;
        System.arraycopy(subjectPublicKeyInfo, subjectPublicKeyInfo.length - point, der, PKCS8_BYTES - point, point);
        return der;
    }

    private static String pem(String type, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }
}
