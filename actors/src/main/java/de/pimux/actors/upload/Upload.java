package de.pimux.actors.upload;

import akka.util.ByteString;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import de.pimux.journal.files.FileWriter;
import java.io.IOException;

/** One file on its way in. Used by one thread at a time, where it may block. */
public final class Upload {
    private final FileUploaded file;
    private final FileWriter writer;

    Upload(FileUploaded file, FileWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    FileUploaded file() {
        return file;
    }

    public Upload write(ByteString bytes) throws IOException {
        writer.write(bytes.asByteBuffer());
        return this;
    }

    /** Puts the file in its place, or fails if it is not all there. */
    void complete() throws IOException {
        if (writer.written() != file.size()) throw new IOException("the upload has another size than its slot");
        writer.complete();
    }

    void abandon() throws IOException {
        writer.abandon();
    }
}
