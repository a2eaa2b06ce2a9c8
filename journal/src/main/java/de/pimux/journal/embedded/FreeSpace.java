package de.pimux.journal.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many bytes may still be written to the disk that the store lies on. */
@FunctionalInterface
public interface FreeSpace {
    long bytes();

    /** What the file system says, asked anew each time (one system call). */
    static FreeSpace of(Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            return () -> usable(disk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long usable(FileStore disk) {
        try {
            return disk.getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
