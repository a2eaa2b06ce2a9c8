package de.pimux.journal.vault;

import de.pimux.journal.StoreException;
import org.jspecify.annotations.Nullable;

/** The vault can't be read or written, or does not belong to the data. */
public final class VaultException extends StoreException {
    public VaultException(String message) {
        super(message);
    }

    public VaultException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
