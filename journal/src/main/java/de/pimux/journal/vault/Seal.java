package de.pimux.journal.vault;

import de.pimux.journal.EntityKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the rows of one entity on one shelf: AES-256-GCM. A row is the format, the ids of the two keys, the nonce, and
 * the sealed time and payload; whose it is, its number and its kind are authenticated with it.
 */
public final class Seal {
    private static final byte FORMAT = 1;
    private static final int TAG = 16;
    private static final int TIME = Long.BYTES;
    private static final int AAD = EntityKey.BYTES + Long.BYTES + 1;
    /** One for each kind: rows of the same entity come in a row, and a cipher expands a key only if it is another one. */
    private static final ThreadLocal<Map<Kind, Cipher>> CIPHERS =
            ThreadLocal.withInitial(() -> new EnumMap<>(Kind.class));

    private static final Nonces NONCES = new Nonces();

    private final EntityKey entity;
    private final Kind kind;
    private final long entityId;
    private final long shelfId;
    private final SecretKeySpec key;

    /** What a row held. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Opened(Instant at, byte[] payload) {}

    /** The ids of the keys of a row, and where its nonce starts. */
    record Ids(long entity, long shelf, int end) {}

    Seal(EntityKey entity, Kind kind, long entityId, long shelfId, SecretKeySpec key) {
        this.entity = entity;
        this.kind = kind;
        this.entityId = entityId;
        this.shelfId = shelfId;
        this.key = key;
    }

    /** How many bytes a payload of this length becomes. */
    public int size(int payload) {
        return 1 + Varint.size(entityId) + Varint.size(shelfId) + Nonces.BYTES + TIME + payload + TAG;
    }

    /** Writes the row into a buffer that has room for {@link #size} bytes at the offset. */
    public void write(long sequence, Instant at, byte[] payload, byte[] target, int offset) {
        target[offset] = FORMAT;
        int position = Varint.write(shelfId, target, Varint.write(entityId, target, offset + 1));
        NONCES.next(target, position);
        int start = position + Nonces.BYTES;
        // sealed where it lies, and in one piece: the cipher is slow with pieces that are no whole blocks
        ByteBuffer.wrap(target, start, TIME + payload.length)
                .putLong(at.toEpochMilli())
                .put(payload);
        try {
            Cipher cipher = ready(Cipher.ENCRYPT_MODE, sequence, target, position);
            cipher.doFinal(target, start, TIME + payload.length, target, start);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a payload cannot be sealed", e);
        }
    }

    /** @throws VaultException if the row is damaged, or was sealed for another place */
    Opened open(long sequence, byte[] row, int offset) {
        try {
            Cipher cipher = ready(Cipher.DECRYPT_MODE, sequence, row, offset);
            int start = offset + Nonces.BYTES;
            byte[] plain = cipher.doFinal(row, start, row.length - start);
            Instant at = Instant.ofEpochMilli(ByteBuffer.wrap(plain).getLong());
            return new Opened(at, Arrays.copyOfRange(plain, TIME, plain.length));
        } catch (AEADBadTagException e) {
            throw new VaultException("row " + sequence + " of kind " + kind + " is damaged", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a payload cannot be opened", e);
        }
    }

    /** Of what is sealed from an offset to the end of the row. */
    static Ids ids(byte[] row, int offset) {
        if (row.length - offset < 1 + 2 + Nonces.BYTES + TIME + TAG || row[offset] != FORMAT) {
            throw new VaultException("a row is not sealed as this version seals");
        }
        int afterEntity = Varint.end(row, offset + 1);
        int afterShelf = Varint.end(row, afterEntity);
        if (afterShelf + Nonces.BYTES + TIME + TAG > row.length) {
            throw new VaultException("a sealed row ends too early");
        }
        return new Ids(Varint.read(row, offset + 1), Varint.read(row, afterEntity), afterShelf);
    }

    private Cipher ready(int mode, long sequence, byte[] nonce, int offset) throws GeneralSecurityException {
        Cipher cipher = CIPHERS.get().computeIfAbsent(kind, none -> newCipher());
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce, offset, Nonces.BYTES));
        byte[] place = new byte[AAD];
        ByteBuffer.wrap(place)
                .putLong(entity.high())
                .putLong(entity.low())
                .putLong(sequence)
                .put(kind.code());
        cipher.updateAAD(place);
        return cipher;
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }
}
