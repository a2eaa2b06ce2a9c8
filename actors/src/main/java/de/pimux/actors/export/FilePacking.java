package de.pimux.actors.export;

import de.pimux.core.upload.ByteRange;
import de.pimux.core.upload.StoredFile;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs files, a part at a time. A file that goes meanwhile ends where it had come to. */
final class FilePacking {
    /** Bytes that are read at once. */
    private static final int PART = 256 * 1024;

    private final ExportedFiles source;
    private final Deque<StoredFile> left;
    private long position;

    FilePacking(ExportedFiles source, List<StoredFile> files) {
        this.source = source;
        this.left = new ArrayDeque<>(files);
    }

    /** Returns whether there was anything left to pack. */
    boolean next(ZipOutputStream zip) throws IOException {
        StoredFile stored = left.peek();
        if (stored == null) return false;
        FileUploaded file = stored.file();
        if (position == 0) begin(stored, zip);
        ByteRange part = new ByteRange(position, Math.min(position + PART, file.size()) - 1);
        try {
            zip.write(source.read(file, part));
            position = part.last() + 1;
        } catch (NoSuchFileException gone) {
            position = file.size();
        }
        if (position < file.size()) return true;
        left.remove();
        position = 0;
        return true;
    }

    private static void begin(StoredFile stored, ZipOutputStream zip) throws IOException {
        ZipEntry entry = new ZipEntry(stored.exportName());
        entry.setTime(stored.file().at().toEpochMilli());
        zip.putNextEntry(entry);
    }
}
