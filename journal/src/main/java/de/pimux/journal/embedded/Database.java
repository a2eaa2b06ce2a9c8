package de.pimux.journal.embedded;

import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.EntityKey;
import de.pimux.journal.Shelf;
import de.pimux.journal.vault.Kind;
import de.pimux.journal.vault.Seal;
import de.pimux.journal.vault.Vault;
import de.pimux.journal.vault.VaultMark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * One opening of the folder: RocksDB and its tables, one column family per lasting class and one per shelf; and of the
 * vault whose keys seal them.
 */
final class Database implements AutoCloseable {
    static final String PENDING = "PENDING";
    private static final String ACCOUNT = "ACCOUNT";
    private static final String SNAPSHOTS = "SNAPSHOTS";
    private static final String SEQUENCES = "SEQUENCES";
    private static final List<String> LASTING = List.of(
            new String(RocksDB.DEFAULT_COLUMN_FAMILY, StandardCharsets.UTF_8), ACCOUNT, PENDING, SNAPSHOTS, SEQUENCES);
    private static final char DAY_SEPARATOR = ' ';

    private final Tuning tuning;
    private final RocksDB rocks;
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions unsynced = new WriteOptions();
    private final List<Table> lasting;
    private final ConcurrentSkipListMap<Shelf, Table> shelves = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<Table> dropped = new ConcurrentLinkedQueue<>();
    private final Counters counters = new Counters();
    private @Nullable Vault vault;
    private @Nullable VaultMark noted;
    private List<EntityKey> erasedAgain = List.of();

    private Database(Tuning tuning, RocksDB rocks, List<String> names, List<ColumnFamilyHandle> handles) {
        this.tuning = tuning;
        this.rocks = rocks;
        this.lasting =
                handles.subList(0, LASTING.size()).stream().map(Table::of).toList();
        for (int i = LASTING.size(); i < names.size(); i++) {
            shelves.put(shelf(names.get(i)), Table.of(handles.get(i)));
        }
    }

    /**
     * Opens the data and its vault, and finishes what the vault says of erasures.
     *
     * @throws de.pimux.journal.StoreException if the two don't fit, saying what to do
     */
    static Database open(Path folder, Path vaultFolder) throws RocksDBException {
        Database database = openRocks(folder);
        try {
            database.openVault(vaultFolder);
            database.erasedAgain = ErasedSince.erase(database);
            return database;
        } catch (RocksDBException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Whom the vault said to be erased when this was opened, and the data did not. */
    List<EntityKey> erasedAgain() {
        return erasedAgain;
    }

    private void openVault(Path folder) throws RocksDBException {
        VaultMark found = Mark.read(this);
        Vault opened = Vault.open(folder, found);
        vault = opened;
        noted = found;
        if (found == null) {
            write(new WriteBuffer(), true);
        }
    }

    /** Opens the data to look at it only, without a trace, also while a server uses it. Without its vault. */
    static Database look(Path folder) throws RocksDBException {
        return openRocks(folder, RocksDB::openReadOnly);
    }

    private static Database openRocks(Path folder) throws RocksDBException {
        return openRocks(folder, RocksDB::open);
    }

    /** One of RocksDB's ways to open. */
    @FunctionalInterface
    private interface Opening {
        RocksDB open(
                DBOptions options,
                String folder,
                List<ColumnFamilyDescriptor> descriptors,
                List<ColumnFamilyHandle> handles)
                throws RocksDBException;
    }

    private static Database openRocks(Path folder, Opening opening) throws RocksDBException {
        RocksDB.loadLibrary();
        Tuning tuning = new Tuning();
        try {
            List<String> names = tableNames(folder);
            List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
            for (String name : names) {
                descriptors.add(descriptor(tuning, name));
            }
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            RocksDB rocks = opening.open(tuning.database(), folder.toString(), descriptors, handles);
            return new Database(tuning, rocks, names, handles);
        } catch (RocksDBException | RuntimeException e) {
            tuning.close();
            throw e;
        }
    }

    private static List<String> tableNames(Path folder) throws RocksDBException {
        List<String> names = new ArrayList<>(LASTING);
        try (Options options = new Options()) {
            for (byte[] found : RocksDB.listColumnFamilies(options, folder.toString())) {
                String name = new String(found, StandardCharsets.UTF_8);
                if (isShelf(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static ColumnFamilyDescriptor descriptor(Tuning tuning, String name) {
        return new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.UTF_8), tuning.table(name));
    }

    static boolean isShelf(String name) {
        return !LASTING.contains(name);
    }

    private static Shelf shelf(String name) {
        int separator = name.indexOf(DAY_SEPARATOR);
        return new Shelf(
                RetentionClass.valueOf(name.substring(0, separator)), LocalDate.parse(name.substring(separator + 1)));
    }

    /** The keys under which the rows are sealed. */
    Vault vault() {
        Vault open = vault;
        if (open == null) {
            throw new IllegalStateException("the vault is not open yet");
        }
        return open;
    }

    /** What a row holds; null if a key that it needs was destroyed: then it is as good as deleted. */
    Seal.@Nullable Opened open(EntityKey entity, RetentionClass retention, long sequence, byte[] row) {
        int sealed = retention.isShelvedByDay() ? ShelfRow.sealed(row) : 0;
        return vault().open(entity, Kind.of(retention), sequence, row, sealed);
    }

    /** What the data knows of its vault. */
    VaultMark noted() {
        VaultMark mark = noted;
        return mark != null ? mark : vault().mark();
    }

    RocksDB rocks() {
        return rocks;
    }

    /** Not rows of entities, but what the data knows of itself. */
    Table notes() {
        return lasting.get(0);
    }

    Table account() {
        return lasting.get(1);
    }

    Table pending() {
        return lasting.get(2);
    }

    Table snapshots() {
        return lasting.get(3);
    }

    Table sequences() {
        return lasting.get(4);
    }

    SortedSet<Shelf> shelves() {
        return new TreeSet<>(shelves.keySet());
    }

    @Nullable
    Table shelfOrNull(Shelf shelf) {
        return shelves.get(shelf);
    }

    Table shelf(Shelf shelf) throws RocksDBException {
        Table known = shelves.get(shelf);
        if (known != null) {
            return known;
        }
        String name = shelf.retention().name() + DAY_SEPARATOR + shelf.day();
        Table created = Table.of(rocks.createColumnFamily(descriptor(tuning, name)));
        shelves.put(shelf, created);
        return created;
    }

    /** Takes a shelf away from new readers. Its files stay until {@link #closeDropped()}, for those still reading. */
    void drop(Shelf shelf) throws RocksDBException {
        Table table = shelves.remove(shelf);
        if (table != null) {
            dropped.add(table);
            rocks.dropColumnFamily(table.handle());
        }
    }

    /** Nobody may be reading. */
    void closeDropped() {
        for (Table table = dropped.poll(); table != null; table = dropped.poll()) {
            table.handle().close();
        }
    }

    List<ColumnFamilyHandle> handles() {
        List<ColumnFamilyHandle> all = new ArrayList<>();
        lasting.forEach(table -> all.add(table.handle()));
        shelves.values().forEach(table -> all.add(table.handle()));
        return all;
    }

    List<Table> shelfTables() {
        return List.copyOf(shelves.values());
    }

    List<Table> tables() {
        List<Table> all = new ArrayList<>(lasting);
        all.addAll(shelves.values());
        return all;
    }

    /**
     * Writes a batch: first the keys under which it is sealed and the end of those that it destroys, then the rows. A
     * crash between the two leaves keys that nothing needs, and erasures that {@link ErasedSince} finishes.
     *
     * @param sync false if it is enough that the batch outlives the process
     */
    void write(WriteBuffer buffer, boolean sync) throws RocksDBException {
        vault().sync();
        write(buffer, vault().mark(), sync ? synced : unsynced);
    }

    /** As the other, where the data has not gone through all erasures yet. */
    void writeErased(WriteBuffer buffer, long lastErasure) throws RocksDBException {
        vault().sync();
        VaultMark now = vault().mark();
        write(buffer, new VaultMark(now.vault(), now.lastId(), lastErasure, now.generation()), synced);
    }

    private void write(WriteBuffer buffer, VaultMark now, WriteOptions how) throws RocksDBException {
        addShelfChanges(buffer);
        VaultMark before = noted;
        VaultMark next = before != null && before.generation() != 0
                ? new VaultMark(now.vault(), now.lastId(), now.lastErasure(), before.generation())
                : now;
        if (!next.equals(before)) {
            Mark.write(buffer, this, next);
        }
        if (!buffer.isEmpty()) {
            try (WriteBatch batch = buffer.toBatch()) {
                rocks.write(how, batch);
            }
        }
        noted = next;
    }

    private void addShelfChanges(WriteBuffer batch) throws RocksDBException {
        ShelfChanges changes = batch.shelfChanges();
        counters.forget(changes);
        for (Map.Entry<ShelfChanges.Key, ShelfChanges.Change> each :
                changes.all().entrySet()) {
            ShelfChanges.Key key = each.getKey();
            ShelfChanges.Change change = each.getValue();
            Index.add(batch, change.shelf(), key.entity(), key.indexKey(), change.added());
            Index.remove(batch, this, change.shelf(), key.entity(), key.indexKey(), change.removed());
            counters.grow(key, change, batch, this);
        }
    }

    /** Forgets what a batch was to change that is not written. */
    void rollback() {
        vault().rollback();
        counters.forget();
    }

    /** Everything lasting is sealed under the newest generation: the data no longer needs the others. */
    void noteGeneration(WriteBuffer batch) {
        VaultMark renewed = vault().mark();
        noted = renewed;
        Mark.write(batch, this, renewed);
    }

    @Override
    public void close() {
        closeDropped();
        handles().forEach(ColumnFamilyHandle::close);
        synced.close();
        unsynced.close();
        rocks.close();
        tuning.close();
        Vault open = vault;
        if (open != null) {
            open.close();
        }
    }
}
