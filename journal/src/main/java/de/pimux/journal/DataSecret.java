package de.pimux.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of a data folder. It turns names into opaque ids: without it nobody can tell from the storage whose rows
 * are whose, not even by trying all names.
 */
public final class DataSecret {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String FILE = "secret";
    private static final int BYTES = 32;
    private static final int ID_BYTES = 16;

    private final SecretKeySpec key;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

    public DataSecret(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Reads the secret of the folder; makes the folder and the secret on first use, readable by the owner only. */
    public static DataSecret of(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            create(folder, file);
        }
        byte[] secret = Files.readAllBytes(file);
        if (secret.length != BYTES) {
            throw new IOException(file + " does not hold " + BYTES + " bytes");
        }
        return new DataSecret(secret);
    }

    /** Complete and on the disk before it gets its name: half a secret would orphan everything stored under it. */
    private static void create(Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path unnamed = Files.createTempFile(
                folder,
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(unnamed, Set.of(StandardOpenOption.WRITE))) {
            channel.write(ByteBuffer.wrap(secret));
            channel.force(true);
        }
        Files.move(unnamed, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** HMAC-SHA256 of a text, 32 bytes. The purpose keeps ids of different kinds of the same text apart. */
    public byte[] mac(String purpose, String text) {
        Mac mac = macs.get();
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A name for a text, as 22 characters that stand in file names, actor paths and logs: nobody can tell what it stands
     * for without the secret.
     */
    public String opaqueId(String purpose, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac(purpose, text), ID_BYTES));
    }

    /** The key under which the events of a persistence id are stored. */
    public EntityKey entityKey(String persistenceId) {
        ByteBuffer mac = ByteBuffer.wrap(mac("entity", persistenceId));
        return new EntityKey(mac.getLong(), mac.getLong());
    }

    /** By what the events of a persistence id are found that belong to this text, see {@link IndexKey}. */
    public long indexKey(String persistenceId, String text) {
        byte[] mac = mac("index", persistenceId + '\0' + text);
        return IndexKey.of(ByteBuffer.wrap(mac).getLong());
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
