package de.pimux.journal.vault;

import de.pimux.journal.EntityKey;
import de.pimux.journal.vault.Slot.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two kinds of random keys, of which every payload needs one each: one per entity, and one per hour of a finite class
 * or per generation of the lasting ones. Destroying one ends what was sealed under it, also in every copy of the data.
 *
 * <p>One thread writes: it asks for seals, which makes keys as needed, destroys keys, and calls {@link #sync()} before it
 * writes what it sealed. Any thread opens rows.
 */
public final class Vault implements AutoCloseable {
    private static final int KEPT_ENTITIES = 8192;

    private final SecureRandom random = new SecureRandom();
    private final SlotFile file;
    private final Contents contents;
    private final Map<EntityKey, EntitySecret> recent = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<EntityKey, EntitySecret> eldest) {
            return size() > KEPT_ENTITIES;
        }
    };
    // destroyed already, but some reader may still hold rows of before
    private final Map<Long, ShelfKey> retired = new HashMap<>();
    private Changes changes;

    private Vault(SlotFile file) throws IOException {
        this.file = file;
        this.contents = new Contents(file);
        this.changes = new Changes(contents.header());
    }

    /**
     * Opens the vault of some data.
     *
     * @param mark what the data says of its vault; null for data that is new, which makes a new vault
     * @throws VaultException if the vault is missing or is not the data's own, saying what to do
     */
    public static Vault open(Path folder, @Nullable VaultMark mark) {
        try {
            SlotFile file = VaultFolder.open(folder, mark == null);
            try {
                Vault vault = new Vault(file);
                if (mark != null) {
                    Fit.check(folder, vault.contents, mark);
                }
                return vault;
            } catch (IOException | VaultException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new VaultException("the vault in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Opens a vault to look at it only, also while a server uses it.
     *
     * @throws VaultException if there is none
     */
    public static Vault look(Path folder) {
        try {
            return new Vault(VaultFolder.look(folder));
        } catch (IOException e) {
            throw new VaultException("the vault in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What data that is written now should note. */
    public synchronized VaultMark mark() {
        Header header = contents.header();
        return new VaultMark(header.vault(), header.lastId(), header.lastErasure(), contents.generation());
    }

    /** Seals what is written for an entity now. Makes keys that are missing. */
    public synchronized Seal seal(EntityKey entity, Kind kind, Instant at) {
        EntitySecret secret = secretOrNew(entity);
        ShelfKey shelf = shelfOrNew(kind, at);
        return new Seal(entity, kind, secret.id(), shelf.id(), secret.under(shelf));
    }

    private EntitySecret secretOrNew(EntityKey entity) {
        EntitySecret secret = changes.entity(entity);
        if (secret == null && !changes.ends(entity)) {
            secret = secret(entity);
        }
        return secret != null ? secret : changes.mint(entity, newKey());
    }

    private @Nullable EntitySecret secret(EntityKey entity) {
        EntitySecret known = recent.get(entity);
        if (known == null) {
            known = contents.secret(entity);
            if (known != null) {
                recent.put(entity, known);
            }
        }
        return known;
    }

    private ShelfKey shelfOrNew(Kind kind, Instant at) {
        if (kind.retention().isShelvedByDay()) {
            return shelfOrNew(new ShelfKey.Name(kind, ShelfKey.hour(at)));
        }
        long generation = Math.max(1, contents.generation());
        ShelfKey pending = shelfOrNew(new ShelfKey.Name(Kind.PENDING, generation));
        ShelfKey account = shelfOrNew(new ShelfKey.Name(Kind.ACCOUNT, generation));
        return kind == Kind.PENDING ? pending : account;
    }

    private ShelfKey shelfOrNew(ShelfKey.Name name) {
        ShelfKey shelf = changes.shelf(name);
        if (shelf == null) {
            shelf = contents.shelf(name);
        }
        return shelf != null && !changes.ends(shelf) ? shelf : changes.mint(name, newKey());
    }

    private byte[] newKey() {
        byte[] key = new byte[Slot.KEY];
        random.nextBytes(key);
        return key;
    }

    /**
     * Opens a row.
     *
     * @return null if a key that it needs was destroyed: then it is as good as deleted
     * @throws VaultException if it is damaged, or the vault never had its keys
     */
    public Seal.@Nullable Opened open(EntityKey entity, Kind kind, long sequence, byte[] row) {
        return open(entity, kind, sequence, row, 0);
    }

    /** As the other, of a row that is sealed from an offset on. */
    public Seal.@Nullable Opened open(EntityKey entity, Kind kind, long sequence, byte[] row, int offset) {
        Seal.Ids ids = Seal.ids(row, offset);
        Seal seal = sealOf(entity, kind, ids);
        return seal == null ? null : seal.open(sequence, row, ids.end());
    }

    private synchronized @Nullable Seal sealOf(EntityKey entity, Kind kind, Seal.Ids ids) {
        if (ids.entity() > contents.header().lastId()) {
            throw new VaultException("a row is sealed under a key that this vault never had");
        }
        ShelfKey shelf = contents.shelf(ids.shelf());
        if (shelf == null) {
            shelf = retired.get(ids.shelf());
        }
        EntitySecret secret = secret(entity);
        if (contents.isErased(ids.entity())
                || (shelf == null && kind.retention().isShelvedByDay())) {
            return null;
        }
        if (secret == null || secret.id() != ids.entity() || shelf == null) {
            throw new VaultException("a row is sealed under a key that is not in the vault");
        }
        return new Seal(entity, kind, secret.id(), shelf.id(), secret.under(shelf));
    }

    /** Whether a lasting row is sealed under keys of an older generation. */
    public synchronized boolean isOutdated(byte[] row) {
        ShelfKey shelf = contents.shelf(Seal.ids(row, 0).shelf());
        return shelf == null || shelf.period() < contents.generation();
    }

    /**
     * Destroys the key of an entity. From now on it has another one.
     *
     * @param sequence number of the event that tells of it; 0 if there is none
     * @param event the event, for whoever brings back older data; without content
     */
    public synchronized void erase(EntityKey entity, Instant at, long sequence, byte[] event) {
        changes.forget(entity);
        EntitySecret secret = secret(entity);
        if (secret != null) {
            changes.erase(entity, secret.id(), at.toEpochMilli(), sequence, event);
        }
    }

    /** The erasures that data does not know of. */
    public synchronized List<Erased> erasedAfter(long number) {
        try {
            return contents.header().lastErasure() > number ? contents.erasedAfter(number) : List.of();
        } catch (IOException e) {
            throw new VaultException("the vault cannot be read", e);
        }
    }

    /** Whether the entity has a key. */
    public synchronized boolean knows(EntityKey entity) {
        return secret(entity) != null;
    }

    /** Destroys the keys of the hours of a class that start in this time and are over at its end. */
    public synchronized void endHours(Kind kind, Instant from, Instant to) {
        contents.shelves().stream()
                .filter(shelf -> shelf.kind() == kind
                        && !ShelfKey.start(shelf.period()).isBefore(from)
                        && !ShelfKey.start(shelf.period() + 1).isAfter(to)
                        && !changes.ends(shelf))
                .forEach(changes::end);
    }

    /** The start of the hour in which a row of a finite class was recorded; empty if its key is destroyed. */
    public synchronized Optional<Instant> hourOf(byte[] row, int offset) {
        return Optional.ofNullable(contents.shelf(Seal.ids(row, offset).shelf()))
                .map(shelf -> ShelfKey.start(shelf.period()));
    }

    /** When the first hour of a class starts that can still be opened. */
    public synchronized Optional<Instant> oldestHour(Kind kind) {
        return contents.shelves().stream()
                .filter(shelf -> shelf.kind() == kind)
                .map(ShelfKey::period)
                .min(Long::compare)
                .map(ShelfKey::start);
    }

    /** Whether keys of an older generation are still there. */
    public synchronized boolean isRenewing() {
        return contents.generations().count() > 1;
    }

    /** Makes the keys under which everything lasting is sealed from the next sync on. */
    public synchronized void beginGeneration() {
        long next = contents.generation() + 1;
        changes.mint(new ShelfKey.Name(Kind.ACCOUNT, next), newKey());
        changes.mint(new ShelfKey.Name(Kind.PENDING, next), newKey());
    }

    /** Destroys the keys of all generations but the newest. Readers can use them until {@link #forgetRetired()}. */
    public synchronized void endGenerations() {
        long newest = contents.generation();
        contents.shelves().stream()
                .filter(shelf -> !shelf.kind().retention().isShelvedByDay() && shelf.period() < newest)
                .forEach(shelf -> {
                    retired.put(shelf.id(), shelf);
                    changes.end(shelf);
                });
    }

    /** To be called when nobody reads what was read before. */
    public synchronized void forgetRetired() {
        retired.clear();
        recent.clear();
    }

    public synchronized boolean isChanged() {
        return !changes.isEmpty();
    }

    /**
     * Makes the keys that were made last, and those that were destroyed be gone, with one sync of the disk for all.
     *
     * @throws VaultException if the disk fails; the vault must be opened again then
     */
    public synchronized void sync() {
        if (changes.isEmpty()) {
            return;
        }
        try {
            contents.write(changes);
        } catch (IOException e) {
            throw new VaultException("the vault cannot be written", e);
        }
        changes.erased().forEach(gone -> recent.remove(gone.entity()));
        if (!changes.endedShelves().isEmpty()) {
            recent.clear(); // and with it what was derived
        }
        changes.entities().forEach(recent::put);
        changes = new Changes(contents.header());
    }

    /** How often the vault was synced since it was made. */
    public synchronized long syncs() {
        return contents.header().turn();
    }

    /** Forgets what was not synced. */
    public synchronized void rollback() {
        changes = new Changes(contents.header());
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new VaultException("the vault cannot be closed", e);
        }
    }
}
