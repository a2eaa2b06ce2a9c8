package de.pimux.journal.vault;

import de.pimux.journal.EntityKey;
import de.pimux.journal.vault.Slot.Header;
import de.pimux.journal.vault.Slot.OfEntity;
import de.pimux.journal.vault.Slot.OfErased;
import de.pimux.journal.vault.Slot.OfShelf;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What the vault's file holds. Keys of shelves are few and stay in memory; those of entities are looked up. */
final class Contents {
    private static final int HEADERS = 2;
    private static final int READ_AT_ONCE = 8192;

    private final SlotFile file;
    private final SlotIndex entities;
    private final Map<Long, ShelfKey> shelvesById = new HashMap<>();
    private final Map<ShelfKey.Name, ShelfKey> shelves = new HashMap<>();
    private final Set<Long> erased = new HashSet<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private Header header;
    private long generation;
    private int end = HEADERS;

    /** @throws VaultException if the file holds no vault */
    Contents(SlotFile file) throws IOException {
        this.file = file;
        @Nullable Header found = file.size() < HEADERS ? null : Slot.header(file.read(0, HEADERS));
        if (found == null) {
            throw new VaultException("the file of the vault holds no vault");
        }
        this.header = found;
        this.entities = new SlotIndex(file.size());
        forEach(this::load);
        this.generation = newestGeneration();
    }

    private long newestGeneration() {
        return generations().max().orElse(0);
    }

    /** The generations of lasting keys that are there. */
    LongStream generations() {
        return shelves.values().stream()
                .filter(shelf -> shelf.kind() == Kind.ACCOUNT)
                .mapToLong(ShelfKey::period);
    }

    /** The newest of them; 0 before there is one. Asked for with every row. */
    long generation() {
        return generation;
    }

    private void forEach(ObjIntConsumer<Slot> each) throws IOException {
        int size = file.size();
        for (int first = HEADERS; first < size; first += READ_AT_ONCE) {
            byte[] bytes = file.read(first, Math.min(READ_AT_ONCE, size - first));
            for (int at = 0; at < bytes.length; at += SlotFile.SLOT) {
                each.accept(Slot.parse(Arrays.copyOfRange(bytes, at, at + SlotFile.SLOT)), first + at / SlotFile.SLOT);
            }
        }
    }

    private void load(Slot slot, int number) {
        end = number + 1;
        catchUp(slot);
        if (slot instanceof OfEntity entity) {
            entities.add(entity.entity().low(), number, this::hash);
        } else if (slot instanceof OfShelf shelf) {
            keep(new ShelfKey(shelf.id(), shelf.kind(), shelf.period(), shelf.key(), number));
        } else if (slot instanceof OfErased gone) {
            erased.add(gone.erased().id());
        } else {
            free.add(number);
        }
    }

    /** A crash can leave a new slot beside an old header: what is in the slots has happened. */
    private void catchUp(Slot slot) {
        long id = slot instanceof OfEntity entity ? entity.id() : slot instanceof OfShelf shelf ? shelf.id() : 0;
        long erasure = slot instanceof OfErased gone ? gone.erased().number() : 0;
        header = new Header(
                header.turn(), header.vault(), Math.max(header.lastId(), id), Math.max(header.lastErasure(), erasure));
    }

    Header header() {
        return header;
    }

    /** The slot with the key of an entity; 0 if it has none. */
    int slotOf(EntityKey entity) {
        return entities.find(
                entity.low(),
                slot -> read(slot) instanceof OfEntity found && found.entity().equals(entity));
    }

    @Nullable
    EntitySecret secret(EntityKey entity) {
        int slot = slotOf(entity);
        return slot != 0 && read(slot) instanceof OfEntity found ? new EntitySecret(found.id(), found.key()) : null;
    }

    private Slot read(int slot) {
        try {
            return Slot.parse(file.read(slot, 1));
        } catch (IOException e) {
            throw new VaultException("the vault cannot be read", e);
        }
    }

    private long hash(int slot) {
        return read(slot) instanceof OfEntity found ? found.entity().low() : 0;
    }

    @Nullable
    ShelfKey shelf(ShelfKey.Name name) {
        return shelves.get(name);
    }

    @Nullable
    ShelfKey shelf(long id) {
        return shelvesById.get(id);
    }

    Collection<ShelfKey> shelves() {
        return shelves.values();
    }

    boolean isErased(long id) {
        return erased.contains(id);
    }

    /** In the order in which they happened. */
    List<Erased> erasedAfter(long number) throws IOException {
        List<Erased> found = new ArrayList<>();
        forEach((slot, at) -> {
            if (slot instanceof OfErased gone && gone.erased().number() > number) {
                found.add(gone.erased());
            }
        });
        found.sort((a, b) -> Long.compare(a.number(), b.number()));
        return found;
    }

    /** Writes changes and makes them last; only then are they part of the contents. */
    void write(Changes changes) throws IOException {
        for (Erased gone : changes.erased()) {
            int slot = slotOf(gone.entity());
            file.write(slot, new OfErased(gone).toBytes());
            entities.remove(gone.entity().low(), slot);
            erased.add(gone.id());
        }
        for (ShelfKey shelf : changes.endedShelves()) {
            file.write(shelf.slot(), new Slot.Free().toBytes());
            shelves.remove(shelf.name());
            shelvesById.remove(shelf.id());
        }
        writeNew(changes);
        header = new Header(header.turn() + 1, header.vault(), changes.lastId(), changes.lastErasure());
        file.write((int) (header.turn() % HEADERS), header.toBytes());
        file.sync();
        changes.endedShelves().forEach(shelf -> free.add(shelf.slot()));
        generation = newestGeneration();
    }

    private void writeNew(Changes changes) throws IOException {
        for (Map.Entry<EntityKey, EntitySecret> minted : changes.entities().entrySet()) {
            EntityKey entity = minted.getKey();
            int slot = freeSlot();
            file.write(
                    slot,
                    new OfEntity(
                                    minted.getValue().id(),
                                    entity,
                                    minted.getValue().key())
                            .toBytes());
            entities.add(entity.low(), slot, this::hash);
        }
        for (ShelfKey minted : changes.shelves()) {
            int slot = freeSlot();
            file.write(slot, new OfShelf(minted.id(), minted.kind(), minted.period(), minted.key()).toBytes());
            keep(new ShelfKey(minted.id(), minted.kind(), minted.period(), minted.key(), slot));
        }
    }

    private int freeSlot() {
        Integer freed = free.poll();
        return freed != null ? freed : end++;
    }

    private void keep(ShelfKey shelf) {
        shelves.put(shelf.name(), shelf);
        shelvesById.put(shelf.id(), shelf);
    }
}
