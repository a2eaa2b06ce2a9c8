package de.pimux.actors.upload;

import de.pimux.core.jid.Jid;
import de.pimux.core.upload.FileLocator;
import de.pimux.core.upload.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Leave to put one file of exactly this size.
 *
 * @param owner a bare address
 * @param type null if any will do
 */
public record Slot(
        Jid owner,
        FileLocator locator,
        Instant at,
        long size,
        @Nullable MediaType type) {
    @Override
    public String toString() {
        return "Slot[" + size + "]";
    }
}
