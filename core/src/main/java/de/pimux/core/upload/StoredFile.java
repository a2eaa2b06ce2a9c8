package de.pimux.core.upload;

import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.upload.UploadEvent.FileUploaded;

/** A file that is stored, and where the journal has it. */
public record StoredFile(ShelfPosition position, FileUploaded file) {
    /** What an export calls it, for want of the name that its owner gave it. */
    public String exportName() {
        return "files/" + file.name() + "." + file.type().ending();
    }
}
