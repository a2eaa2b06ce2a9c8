package de.pimux.journal.files;

import de.pimux.core.upload.ContentKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * One file on its way to the disk. Until it is {@linkplain #complete complete} it lies aside, where the next start
 * removes it. Used by one thread at a time; every method may block.
 */
public final class FileWriter {
    private final Path aside;
    private final Path root;
    private final Path folder;
    private final Path place;
    private final FileChannel channel;
    private final ChunkSeal seal;
    private final byte[] chunk = new byte[ChunkSeal.CHUNK];
    private int filled;
    private long number;
    private long written;

    /** @param root of the folders of days, which it makes as needed */
    FileWriter(Path aside, Path root, Path folder, String owner, ContentKey key) throws IOException {
        this.aside = aside;
        this.root = root;
        this.folder = folder;
        this.place = folder.resolve(aside.getFileName());
        this.seal = new ChunkSeal(key);
        this.channel = FileChannel.open(
                aside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        writeFully(FileHeader.of(owner));
    }

    public void write(ByteBuffer bytes) throws IOException {
        written += bytes.remaining();
        while (bytes.hasRemaining()) {
            int part = Math.min(bytes.remaining(), chunk.length - filled);
            bytes.get(chunk, filled, part);
            filled += part;
            if (filled == chunk.length) flush();
        }
    }

    private void flush() throws IOException {
        writeFully(ByteBuffer.wrap(seal.seal(number++, chunk, filled)));
        filled = 0;
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    /** Plain bytes so far. */
    public long written() {
        return written;
    }

    /** The file is in its place when this returns, and survives the loss of power. */
    public void complete() throws IOException {
        if (filled > 0) flush();
        channel.force(true);
        channel.close();
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            sync(root);
        }
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    /** A folder's entries are its content. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /** Leaves nothing of it, unless it is complete. */
    public void abandon() throws IOException {
        channel.close();
        Files.deleteIfExists(aside);
    }
}
