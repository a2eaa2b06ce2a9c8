package de.pimux.journal.vault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file of slots that are overwritten in place: once a write is synced, no byte of what the slot held before is in the
 * file. A slot never crosses a sector of the disk (512 bytes), so a crash leaves the old content or the new.
 *
 * <p>Not a {@code FileChannel}: an interrupt of a reader would close it for everybody.
 */
final class SlotFile implements AutoCloseable {
    static final int SLOT = 128;
    private static final int GROWTH = 512;

    private final RandomAccessFile file;

    private SlotFile(RandomAccessFile file) {
        this.file = file;
    }

    /** Opens the file for this process alone; makes it if it is not there, readable by its owner only. */
    static SlotFile open(Path path) throws IOException {
        if (!Files.exists(path)) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        if (lock(file)) {
            return new SlotFile(file);
        }
        file.close();
        throw new IOException(path + " is in use by another process");
    }

    /** For looking only: also while a server has the file open. */
    static SlotFile look(Path path) throws IOException {
        return new SlotFile(new RandomAccessFile(path.toFile(), "r"));
    }

    /** The lock goes when the file is closed. */
    private static boolean lock(RandomAccessFile file) throws IOException {
        try {
            FileLock lock = file.getChannel().tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    int size() throws IOException {
        return Math.toIntExact(file.length() / SLOT);
    }

    /** All slots from the first on, in one go: for reading a whole file. */
    byte[] read(int slot, int count) throws IOException {
        byte[] bytes = new byte[count * SLOT];
        file.seek((long) slot * SLOT);
        file.readFully(bytes);
        return bytes;
    }

    void write(int slot, byte[] bytes) throws IOException {
        if (slot >= size()) {
            file.setLength((long) (slot + GROWTH) * SLOT);
        }
        file.seek((long) slot * SLOT);
        file.write(bytes);
    }

    void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
