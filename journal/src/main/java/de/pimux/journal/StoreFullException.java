package de.pimux.journal;

import org.jspecify.annotations.Nullable;

/** There is no room for new content. The store takes it again by itself once there is. */
public final class StoreFullException extends StoreException {
    public StoreFullException(String message) {
        super(message);
    }

    public StoreFullException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
