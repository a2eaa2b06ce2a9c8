package de.pimux.actors.torture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** What lies in the folders of a server that doesn't run: copies of them, and searches through their raw bytes. */
public final class Remains {
    /** Shorter values are numbers, not sealed content. */
    private static final int MIN_SEALED = 40;

    private Remains() {}

    public static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The sealed rows of a journal. Each has a random part, so that it is a canary of its own.
     *
     * @param wanted by the table's name and the row's key
     */
    public static List<String> sealedRows(Path journal, BiPredicate<String, byte[]> wanted) {
        RocksDB.loadLibrary();
        List<String> rows = new ArrayList<>();
        try (DBOptions options = new DBOptions();
                Options listing = new Options();
                ColumnFamilyOptions counting = new ColumnFamilyOptions().setMergeOperatorName("uint64add")) {
            List<ColumnFamilyDescriptor> tables = RocksDB.listColumnFamilies(listing, journal.toString()).stream()
                    .map(name -> new ColumnFamilyDescriptor(name, counting))
                    .toList();
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            try (RocksDB data = RocksDB.openReadOnly(options, journal.toString(), tables, handles)) {
                for (ColumnFamilyHandle handle : handles) {
                    add(data, handle, wanted, rows);
                    handle.close();
                }
            }
        } catch (RocksDBException e) {
            throw new AssertionError(e);
        }
        return rows;
    }

    private static void add(
            RocksDB data, ColumnFamilyHandle handle, BiPredicate<String, byte[]> wanted, List<String> rows)
            throws RocksDBException {
        String table = new String(handle.getName(), UTF_8);
        try (RocksIterator all = data.newIterator(handle)) {
            for (all.seekToFirst(); all.isValid(); all.next())
                if (all.value().length >= MIN_SEALED && wanted.test(table, all.key()))
                    rows.add(new String(all.value(), ISO_8859_1));
            all.status();
        }
    }

    /** What the files below a folder hold, as Latin-1 reads it. */
    public static List<String> contents(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> contents = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) contents.add(bytes(file));
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if any file of a folder holds any of these, which are bytes as Latin-1 reads them. */
    public static void expectNone(Path folder, List<String> canaries) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = bytes(file);
                for (int i = 0; i < canaries.size(); i++)
                    assertThat(bytes.contains(canaries.get(i)))
                            .as("canary %d in %s", i, file)
                            .isFalse();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if one of these is in no file of a folder. */
    public static void expectAll(Path folder, List<String> canaries) {
        List<String> contents = contents(folder);
        assertThat(canaries)
                .allSatisfy(canary -> assertThat(contents.stream().anyMatch(bytes -> bytes.contains(canary)))
                        .isTrue());
    }

    private static String bytes(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (NoSuchFileException deletedMeanwhile) {
            return "";
        }
    }
}
