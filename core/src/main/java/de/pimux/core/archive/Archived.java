package de.pimux.core.archive;

import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.retention.ShelfPosition;

/** A message in an archive, and where it lies. */
public record Archived(ShelfPosition position, MessageArchived message) {
    @Override
    public String toString() {
        return "Archived[" + position + "]";
    }
}
