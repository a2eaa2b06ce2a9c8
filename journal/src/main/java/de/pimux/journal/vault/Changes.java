package de.pimux.journal.vault;

import de.pimux.journal.EntityKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one batch of writes makes and destroys in the vault, before it is synced. */
final class Changes {
    private final Map<EntityKey, EntitySecret> entities = new LinkedHashMap<>();
    private final Map<EntityKey, Erased> erased = new LinkedHashMap<>();
    private final Map<ShelfKey.Name, ShelfKey> shelves = new HashMap<>();
    private final List<ShelfKey> endedShelves = new ArrayList<>();
    private long lastId;
    private long lastErasure;

    Changes(Slot.Header header) {
        this.lastId = header.lastId();
        this.lastErasure = header.lastErasure();
    }

    boolean isEmpty() {
        return entities.isEmpty() && erased.isEmpty() && shelves.isEmpty() && endedShelves.isEmpty();
    }

    EntitySecret mint(EntityKey entity, byte[] key) {
        EntitySecret minted = new EntitySecret(++lastId, key);
        entities.put(entity, minted);
        return minted;
    }

    ShelfKey mint(ShelfKey.Name name, byte[] key) {
        ShelfKey minted = new ShelfKey(++lastId, name.kind(), name.period(), key, 0);
        shelves.put(name, minted);
        return minted;
    }

    /** A key that was never written simply is not. */
    void forget(EntityKey entity) {
        entities.remove(entity);
    }

    /** The last event that tells of it counts. */
    void erase(EntityKey entity, long id, long atMillis, long sequence, byte[] event) {
        Erased before = erased.get(entity);
        long number = before != null ? before.number() : ++lastErasure;
        erased.put(entity, new Erased(id, entity, number, atMillis, sequence, event));
    }

    void end(ShelfKey shelf) {
        endedShelves.add(shelf);
    }

    boolean ends(EntityKey entity) {
        return erased.containsKey(entity);
    }

    boolean ends(ShelfKey shelf) {
        return endedShelves.contains(shelf);
    }

    @Nullable
    EntitySecret entity(EntityKey entity) {
        return entities.get(entity);
    }

    @Nullable
    ShelfKey shelf(ShelfKey.Name name) {
        return shelves.get(name);
    }

    Map<EntityKey, EntitySecret> entities() {
        return entities;
    }

    List<Erased> erased() {
        return List.copyOf(erased.values());
    }

    List<ShelfKey> shelves() {
        return List.copyOf(shelves.values());
    }

    List<ShelfKey> endedShelves() {
        return endedShelves;
    }

    long lastId() {
        return lastId;
    }

    long lastErasure() {
        return lastErasure;
    }
}
