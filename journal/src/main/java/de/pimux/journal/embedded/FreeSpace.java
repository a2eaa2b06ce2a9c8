package de.pimux.journal.embedded;

import java.io.File;
import java.nio.file.Path;

/** How many bytes may still be written to the disk that the store lies on. */
@FunctionalInterface
public interface FreeSpace {
    long bytes();

    /**
     * What the file system says, asked anew each time (one system call); 0 if it can't tell. Not a {@code FileStore},
     * which wants to know the mount point: from inside of a chroot there may be none to be seen.
     */
    static FreeSpace of(Path folder) {
        File disk = folder.toFile();
        return disk::getUsableSpace;
    }
}
