package de.pimux.actors.erasure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The key with which a server signs receipts, in its data folder, and the public half beside it, for everybody. */
public final class ReceiptKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String SECRET = "receipt-key.pem";
    private static final String PUBLIC = "receipt-key.pub.pem";
    private static final String PRIVATE_LABEL = "PRIVATE KEY";
    private static final String PUBLIC_LABEL = "PUBLIC KEY";

    private final PrivateKey secret;
    private final PublicKey published;

    private ReceiptKey(PrivateKey secret, PublicKey published) {
        this.secret = secret;
        this.published = published;
    }

    /** Reads the key of a data folder; makes it on first use. The public half is written again where it is missing. */
    public static ReceiptKey of(Path data) throws IOException {
        Path file = data.resolve(SECRET);
        if (!Files.exists(file)) create(data, file);
        String text = Files.readString(file, US_ASCII);
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            ReceiptKey key = new ReceiptKey(
                    keys.generatePrivate(new PKCS8EncodedKeySpec(decoded(text, PRIVATE_LABEL))),
                    keys.generatePublic(new X509EncodedKeySpec(decoded(text, PUBLIC_LABEL))));
            Path shown = publicFile(data);
            if (!Files.exists(shown)) Files.writeString(shown, encoded(PUBLIC_LABEL, key.published.getEncoded()));
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " holds no key for receipts", e);
        }
    }

    /** Where the public half is. */
    public static Path publicFile(Path data) {
        return data.resolve(PUBLIC);
    }

    /** Reads a public key, as in {@link #publicFile}. */
    public static PublicKey readPublic(Path file) throws IOException {
        try {
            byte[] key = decoded(Files.readString(file, US_ASCII), PUBLIC_LABEL);
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " holds no public key for receipts", e);
        }
    }

    /** Complete and on the disk before it gets its name. */
    private static void create(Path data, Path file) throws IOException {
        KeyPair pair = generate();
        String text = encoded(PRIVATE_LABEL, pair.getPrivate().getEncoded())
                + encoded(PUBLIC_LABEL, pair.getPublic().getEncoded());
        Path unnamed = Files.createTempFile(
                data,
                SECRET,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(unnamed, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
            channel.force(true);
        }
        Files.move(unnamed, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 15 on has " + ALGORITHM, e);
        }
    }

    private static String encoded(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END " + label + "-----\n";
    }

    private static byte[] decoded(String text, String label) {
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) throw new IllegalArgumentException(label + " is missing");
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }

    PrivateKey secret() {
        return secret;
    }

    public PublicKey published() {
        return published;
    }

    @Override
    public String toString() {
        return "ReceiptKey";
    }
}
