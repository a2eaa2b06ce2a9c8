package de.pimux.journal.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import de.pimux.journal.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The start of a file: its format, and the opaque id of whose it is. */
final class FileHeader {
    static final int BYTES = 64;

    private static final byte FORMAT = 1;

    private FileHeader() {}

    static ByteBuffer of(String owner) {
        byte[] id = owner.getBytes(US_ASCII);
        return ByteBuffer.allocate(BYTES)
                .put(FORMAT)
                .put((byte) id.length)
                .put(id)
                .rewind();
    }

    /** @throws StoreException if it is none */
    static String read(FileChannel file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(BYTES);
        readFully(file, header, 0);
        header.flip();
        if (header.get() != FORMAT) throw new StoreException("a file is not in the format of this version");
        byte[] id = new byte[header.get()];
        header.get(id);
        return new String(id, US_ASCII);
    }

    static void readFully(FileChannel file, ByteBuffer target, long position) throws IOException {
        long next = position;
        while (target.hasRemaining()) {
            int read = file.read(target, next);
            if (read < 0) throw new EOFException("a file is shorter than it should be");
            next += read;
        }
    }
}
