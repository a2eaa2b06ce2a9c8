package de.pimux.actors.rights;

import de.pimux.actors.export.AccountExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes an export to a file that only the user of the server may read (XEP-0227 §6). */
final class ExportFile {
    private static final int PIECE = 64 * 1024;
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private ExportFile() {}

    static CompletionStage<Long> write(AccountExport export, Path file) {
        try {
            SeekableByteChannel out = Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE);
            return rest(export, out).whenComplete((written, failure) -> close(out, file, failure != null));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new UncheckedIOException(e));
        }
    }

    private static CompletionStage<Long> rest(AccountExport export, SeekableByteChannel out) {
        return export.next(PIECE)
                .thenCompose(piece -> piece.length == 0
                        ? CompletableFuture.completedFuture(append(new byte[0], out))
                        : more(export, piece, out));
    }

    private static CompletionStage<Long> more(AccountExport export, byte[] piece, SeekableByteChannel out) {
        append(piece, out);
        return rest(export, out);
    }

    private static long append(byte[] piece, SeekableByteChannel out) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(piece);
            while (bytes.hasRemaining()) out.write(bytes);
            return out.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Half an export is none. */
    private static void close(SeekableByteChannel out, Path file, boolean failed) {
        try {
            out.close();
            if (failed) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
