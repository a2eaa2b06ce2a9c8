package de.pimux.journal.files;

import de.pimux.core.upload.ContentKey;
import de.pimux.journal.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that events of one finite class speak of: a folder for each UTC day, which goes whole when the day's shelf
 * has gone. A file is sealed under a key that stands in its event only. Every method may block; any thread may call.
 */
public final class DayFolders {
    private static final String ASIDE = "incoming";

    private final Path root;

    private DayFolders(Path root) {
        this.root = root;
    }

    /** Makes the folder if need be, for its owner only, and removes what was half-written when the process ended. */
    public static DayFolders open(Path root) throws IOException {
        Files.createDirectories(
                root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path aside = Files.createDirectories(root.resolve(ASIDE));
        for (Path left : entries(aside)) Files.delete(left);
        return new DayFolders(root);
    }

    /**
     * A new file, which is there when it is complete.
     *
     * @param name opaque, of characters that need no care in names of files, and used once
     * @param owner an opaque id of at most 62 characters
     */
    public FileWriter create(LocalDate day, String name, String owner, ContentKey key) throws IOException {
        return new FileWriter(root.resolve(ASIDE).resolve(name), root, folder(day), owner, key);
    }

    /**
     * The opaque id of whose the file is; empty if there is none.
     *
     * @throws StoreException if it is no file of this server's
     */
    public Optional<String> owner(LocalDate day, String name) throws IOException {
        try (FileChannel file = FileChannel.open(place(day, name))) {
            return Optional.of(FileHeader.read(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /**
     * Opens bytes {@code first} to {@code end}, the latter not included.
     *
     * @throws NoSuchFileException if there is no such file
     */
    public FileReader read(LocalDate day, String name, ContentKey key, long size, long first, long end)
            throws IOException {
        return new FileReader(FileChannel.open(place(day, name)), key, size, first, end);
    }

    public void delete(LocalDate day, String name) throws IOException {
        Files.deleteIfExists(place(day, name));
    }

    /** The days that have a folder. */
    public SortedSet<LocalDate> days() {
        return reading(() -> entries(root)).stream()
                .map(folder -> folder.getFileName().toString())
                .filter(name -> !name.equals(ASIDE))
                .map(LocalDate::parse)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the files of a day. */
    public List<String> names(LocalDate day) {
        Path folder = folder(day);
        return reading(() -> Files.exists(folder) ? entries(folder) : List.<Path>of()).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    /**
     * Deletes all files of a day.
     *
     * @throws StoreException if the storage fails
     */
    public void drop(LocalDate day) {
        Path folder = folder(day);
        reading(() -> {
            if (!Files.exists(folder)) return folder;
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
            }
            return folder;
        });
    }

    private Path folder(LocalDate day) {
        return root.resolve(day.toString());
    }

    private Path place(LocalDate day, String name) {
        return folder(day).resolve(name);
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    @FunctionalInterface
    private interface Access<T> {
        T go() throws IOException;
    }

    private static <T> T reading(Access<T> access) {
        try {
            return access.go();
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException("the folder of files can't be read or cleared", e);
        }
    }
}
