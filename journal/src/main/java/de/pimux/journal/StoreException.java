package de.pimux.journal;

import org.jspecify.annotations.Nullable;

/** The storage failed, or is closed. Whether the write that failed is stored is unknown until the next read. */
public class StoreException extends RuntimeException {
    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
