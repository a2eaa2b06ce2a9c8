package de.pimux.journal.plugin;

import de.pimux.journal.DataSecret;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Remembers by what the events of busy entities are found: each is an HMAC, and an archived message needs two. */
final class IndexKeys {
    /** A power of two. A key keeps its slot until another one that shares it is used. */
    private static final int SLOTS = 4096;

    private record Known(String persistenceId, String text, long key) {
        @Override
        public String toString() {
            return "Known[]";
        }
    }

    private final DataSecret secret;
    private final AtomicReferenceArray<Known> slots = new AtomicReferenceArray<>(SLOTS);

    IndexKeys(DataSecret secret) {
        this.secret = secret;
    }

    long of(String persistenceId, String text) {
        int hash = 31 * persistenceId.hashCode() + text.hashCode();
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        Known known = slots.get(slot);
        if (known == null
                || !known.persistenceId().equals(persistenceId)
                || !known.text().equals(text)) {
            known = new Known(persistenceId, text, secret.indexKey(persistenceId, text));
            slots.set(slot, known);
        }
        return known.key();
    }
}
