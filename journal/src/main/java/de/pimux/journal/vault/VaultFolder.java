package de.pimux.journal.vault;

import de.pimux.journal.vault.Slot.Header;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a vault lies: one file in a folder of its own, for its owner only. */
final class VaultFolder {
    private static final Logger LOG = LoggerFactory.getLogger(VaultFolder.class);
    private static final String FILE = "keys";
    private static final int HEADERS = 2;

    private VaultFolder() {}

    /**
     * Opens the file for this process alone.
     *
     * @param isNew whether a vault that is not there is made
     * @throws VaultException if there is none and none may be made
     */
    static SlotFile open(Path folder, boolean isNew) throws IOException {
        Path path = folder.resolve(FILE);
        if (isNew && holdsKeys(path)) {
            setAside(folder, path);
        }
        if (!holdsVault(path)) {
            if (!isNew) {
                throw new VaultException("the vault in " + folder + " is missing, and without its keys nobody can read"
                        + " the data: put the vault's folder back, or start with an empty data folder");
            }
            create(folder, path);
        }
        return SlotFile.open(path);
    }

    /** New data gets a new vault; the data that this one belongs to may come back from a copy, and then needs it. */
    private static void setAside(Path folder, Path path) throws IOException {
        SlotFile.open(path).close(); // fails if other data uses it
        Path aside = folder.resolve(FILE + "-of-earlier-data");
        for (int i = 2; Files.exists(aside); i++) {
            aside = folder.resolve(FILE + "-of-earlier-data-" + i);
        }
        Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
        LOG.warn("The data folder is new, and the vault holds keys of other data: they are kept in {}", aside);
    }

    /** Also while a server has it open. */
    static SlotFile look(Path folder) throws IOException {
        return SlotFile.look(folder.resolve(FILE));
    }

    private static boolean holdsVault(Path path) throws IOException {
        return header(path) != null;
    }

    /** A crash at the very first start may leave an empty vault without data. */
    private static boolean holdsKeys(Path path) throws IOException {
        Header header = header(path);
        return header != null && header.lastId() != 0;
    }

    private static @Nullable Header header(Path path) throws IOException {
        if (!Files.exists(path)) {
            return null;
        }
        try (SlotFile file = SlotFile.look(path)) {
            return file.size() < HEADERS ? null : Slot.header(file.read(0, HEADERS));
        }
    }

    private static void create(Path folder, Path path) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (SlotFile file = SlotFile.open(path)) {
            file.write(0, new Header(0, UUID.randomUUID(), 0, 0).toBytes());
            file.sync();
        }
        syncFolder(folder);
        syncFolder(folder.toAbsolutePath().getParent());
    }

    /** Makes the names in a folder last. */
    private static void syncFolder(@Nullable Path folder) throws IOException {
        if (folder != null) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }
}
