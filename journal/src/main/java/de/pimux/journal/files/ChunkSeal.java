package de.pimux.journal.files;

import de.pimux.core.upload.ContentKey;
import de.pimux.journal.StoreException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the chunks of one file: AES-256-GCM, where the nonce is the number of the chunk. That is safe because no key
 * seals two files, and a file is written once, from its start to its end. A chunk that stands elsewhere doesn't open.
 * Where a file ends is not said here, but in its event.
 */
final class ChunkSeal {
    /** Plain bytes of a chunk; the last one of a file has fewer. */
    static final int CHUNK = 64 * 1024;

    static final int TAG = 16;

    /** Bytes on the disk of a chunk that is full. */
    static final int SEALED = CHUNK + TAG;

    private static final int NONCE = 12;

    private final SecretKeySpec key;
    private final Cipher cipher;

    ChunkSeal(ContentKey key) {
        this.key = new SecretKeySpec(key.bytes(), "AES");
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    byte[] seal(long number, byte[] plain, int length) {
        try {
            return ready(Cipher.ENCRYPT_MODE, number).doFinal(plain, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a chunk can't be sealed", e);
        }
    }

    /** @throws StoreException if the chunk is damaged, or is not the one with this number */
    byte[] open(long number, byte[] sealed) {
        try {
            return ready(Cipher.DECRYPT_MODE, number).doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw new StoreException("chunk " + number + " of a file is damaged", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a chunk can't be opened", e);
        }
    }

    private Cipher ready(int mode, long number) throws GeneralSecurityException {
        byte[] nonce =
                ByteBuffer.allocate(NONCE).putLong(NONCE - Long.BYTES, number).array();
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        return cipher;
    }
}
