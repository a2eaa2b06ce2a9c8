package de.pimux.actors.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The data folder of one running server: private to its owner, and locked so that no second server uses it. */
public final class DataFolder implements AutoCloseable {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final String PID_FILE = "pimux.pid";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder if need be, locks it and writes the process id into it. Fails if another server runs there. */
    public static DataFolder open(Path path) throws IOException {
        makePrivate(path);
        FileChannel channel =
                FileChannel.open(path.resolve("pimux.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new IOException("another pimux runs in " + path);
        }
        AttachFiles.clean(path.resolve(PID_FILE));
        Files.writeString(path.resolve(PID_FILE), ProcessHandle.current().pid() + "\n");
        return new DataFolder(path, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Makes the folder, if it is not there, so that only its owner can look into it. */
    static Path makePrivate(@Nullable Path folder) throws IOException {
        if (folder == null) throw new IOException("a file system root can't be the data folder");
        return Files.createDirectories(folder, OWNER_ONLY);
    }

    /** The process id of the server that runs in this folder. Fails if none does. */
    public static long runningIn(Path path) throws IOException {
        Path file = path.resolve(PID_FILE);
        if (!Files.exists(file)) throw new IOException("no pimux runs in " + path);
        long pid = Long.parseLong(Files.readString(file).trim());
        if (ProcessHandle.of(pid).isEmpty()) throw new IOException("the pimux in " + path + " has ended");
        return pid;
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path.resolve(PID_FILE));
        lock.close();
    }
}
