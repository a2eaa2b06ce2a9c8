package de.pimux.core.upload;

import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The key under which one file is sealed, and nothing else ever. It stands in the event of the file only, which the
 * journal seals in its turn: where the event can't be read any more, neither can the file. The array is not copied:
 * nobody writes to it.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record ContentKey(byte[] bytes) {
    /** AES-256. */
    public static final int BYTES = 32;

    /** @throws IllegalArgumentException if it has another length than {@link #BYTES} */
    public ContentKey {
        if (bytes.length != BYTES) throw new IllegalArgumentException("a key has " + BYTES + " bytes");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContentKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "ContentKey[]";
    }
}
