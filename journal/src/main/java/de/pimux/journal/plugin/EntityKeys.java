package de.pimux.journal.plugin;

import de.pimux.journal.DataSecret;
import de.pimux.journal.EntityKey;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Remembers the keys of busy entities: each is an HMAC, and every write needs one. */
final class EntityKeys {
    /** A power of two. An entity keeps its slot until another one that shares it is used. */
    private static final int SLOTS = 4096;

    private record Known(String persistenceId, EntityKey key) {}

    private final DataSecret secret;
    private final AtomicReferenceArray<Known> slots = new AtomicReferenceArray<>(SLOTS);

    EntityKeys(DataSecret secret) {
        this.secret = secret;
    }

    EntityKey of(String persistenceId) {
        int slot = (persistenceId.hashCode() ^ persistenceId.hashCode() >>> 16) & (SLOTS - 1);
        Known known = slots.get(slot);
        if (known == null || !known.persistenceId().equals(persistenceId)) {
            known = new Known(persistenceId, secret.entityKey(persistenceId));
            slots.set(slot, known);
        }
        return known.key();
    }
}
