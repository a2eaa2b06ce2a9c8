package de.pimux.journal.codec;

import org.jspecify.annotations.Nullable;

/** Something that has no codec, or bytes that no codec of this version of the server understands. */
public final class CodecException extends RuntimeException {
    public CodecException(String message) {
        super(message);
    }

    public CodecException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
