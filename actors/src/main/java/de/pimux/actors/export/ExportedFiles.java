package de.pimux.actors.export;

import de.pimux.core.jid.Jid;
import de.pimux.core.upload.ByteRange;
import de.pimux.core.upload.StoredFile;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The files of accounts, for who packs them. */
public interface ExportedFiles {
    /** What an account has, oldest first. */
    CompletionStage<List<StoredFile>> files(Jid account);

    /**
     * A part of a file that fits into memory. May block.
     *
     * @throws java.nio.file.NoSuchFileException if it was deleted meanwhile
     */
    byte[] read(FileUploaded file, ByteRange range) throws IOException;
}
