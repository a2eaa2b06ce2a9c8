package de.pimux.journal.vault;

import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The key of an entity, with the last few keys derived from it: a busy account uses two or three of them all day. */
final class EntitySecret {
    private static final int KEPT = 4;

    private final long id;
    private final byte[] key;
    private final long[] shelves = new long[KEPT];
    private final @Nullable SecretKeySpec[] derived = new SecretKeySpec[KEPT];
    private int next;

    EntitySecret(long id, byte[] key) {
        this.id = id;
        this.key = key;
    }

    long id() {
        return id;
    }

    byte[] key() {
        return key;
    }

    SecretKeySpec under(ShelfKey shelf) {
        for (int i = 0; i < KEPT; i++) {
            SecretKeySpec kept = derived[i];
            if (shelves[i] == shelf.id() && kept != null) {
                return kept;
            }
        }
        SecretKeySpec made = Derivation.key(key, shelf.key());
        shelves[next] = shelf.id();
        derived[next] = made;
        next = (next + 1) % KEPT;
        return made;
    }
}
