package de.pimux.journal.vault;

import de.pimux.journal.vault.Slot.Header;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a vault lies: one file in a folder of its own, for its owner only. */
final class VaultFolder {
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
        if (!holdsVault(path)) {
            if (!isNew) {
                throw new VaultException("the vault in " + folder + " is missing, and without its keys nobody can read"
                        + " the data: put the vault's folder back, or start with an empty data folder");
            }
            create(folder, path);
        }
        return SlotFile.open(path);
    }

    /** Also while a server has it open. */
    static SlotFile look(Path folder) throws IOException {
        return SlotFile.look(folder.resolve(FILE));
    }

    private static boolean holdsVault(Path path) throws IOException {
        if (!Files.exists(path)) {
            return false;
        }
        try (SlotFile file = SlotFile.look(path)) {
            return file.size() >= HEADERS && Slot.header(file.read(0, HEADERS)) != null;
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
