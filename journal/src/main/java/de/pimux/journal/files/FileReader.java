package de.pimux.journal.files;

import de.pimux.core.upload.ContentKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Reads a part of one file, chunk by chunk. Used by one thread at a time; every method may block. */
public final class FileReader implements AutoCloseable {
    private final FileChannel channel;
    private final ChunkSeal seal;
    private final long size;
    private final long end;
    private long next;

    /**
     * @param size plain bytes of the whole file, as its event says
     * @param first the first byte that is wanted
     * @param end the first byte that is not wanted any more
     */
    FileReader(FileChannel channel, ContentKey key, long size, long first, long end) {
        this.channel = channel;
        this.seal = new ChunkSeal(key);
        this.size = size;
        this.next = first;
        this.end = end;
    }

    /**
     * The next bytes, {@value ChunkSeal#CHUNK} at most; none at the end.
     *
     * @throws de.pimux.journal.StoreException if the file is damaged
     */
    public byte[] next() throws IOException {
        if (next >= end) return new byte[0];
        long number = next / ChunkSeal.CHUNK;
        long start = number * ChunkSeal.CHUNK;
        byte[] plain = seal.open(number, sealed(number, (int) Math.min(ChunkSeal.CHUNK, size - start)));
        int to = (int) Math.min(plain.length, end - start);
        byte[] wanted = Arrays.copyOfRange(plain, (int) (next - start), to);
        next = start + to;
        return wanted;
    }

    private byte[] sealed(long number, int length) throws IOException {
        ByteBuffer sealed = ByteBuffer.allocate(length + ChunkSeal.TAG);
        FileHeader.readFully(channel, sealed, FileHeader.BYTES + number * ChunkSeal.SEALED);
        return sealed.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
