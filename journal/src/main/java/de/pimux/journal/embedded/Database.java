package de.pimux.journal.embedded;

import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.Shelf;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** One opening of the folder: RocksDB and its tables, one column family per lasting class and one per shelf. */
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
    private final List<Table> lasting;
    private final ConcurrentSkipListMap<Shelf, Table> shelves = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<Table> dropped = new ConcurrentLinkedQueue<>();

    private Database(Tuning tuning, RocksDB rocks, List<String> names, List<ColumnFamilyHandle> handles) {
        this.tuning = tuning;
        this.rocks = rocks;
        this.lasting =
                handles.subList(0, LASTING.size()).stream().map(Table::of).toList();
        for (int i = LASTING.size(); i < names.size(); i++) {
            shelves.put(shelf(names.get(i)), Table.of(handles.get(i)));
        }
    }

    static Database open(Path folder) throws RocksDBException {
        RocksDB.loadLibrary();
        Tuning tuning = new Tuning();
        try {
            List<String> names = tableNames(folder);
            List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
            for (String name : names) {
                descriptors.add(descriptor(tuning, name));
            }
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            RocksDB rocks = RocksDB.open(tuning.database(), folder.toString(), descriptors, handles);
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

    RocksDB rocks() {
        return rocks;
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

    void write(WriteBuffer buffer) throws RocksDBException {
        try (WriteBatch batch = buffer.toBatch()) {
            rocks.write(synced, batch);
        }
    }

    @Override
    public void close() {
        closeDropped();
        handles().forEach(ColumnFamilyHandle::close);
        synced.close();
        rocks.close();
        tuning.close();
    }
}
