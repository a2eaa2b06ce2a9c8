package de.pimux.actors.upload;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.upload.StoredFile;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import de.pimux.journal.DataSecret;
import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.EventStore;
import de.pimux.journal.IndexKey;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.codec.EventCodec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads in the store what it knows of files, without those whose time is up. */
final class UploadReader {
    private final EventStore store;
    private final EventCodec codec;
    private final DataSecret secret;

    UploadReader(EventStore store, EventCodec codec, DataSecret secret) {
        this.store = store;
        this.codec = codec;
        this.secret = secret;
    }

    /** All files of an account, oldest first. */
    CompletionStage<List<StoredFile>> files(String persistenceId) {
        EntityKey entity = secret.entityKey(persistenceId);
        return store.read(shelves -> {
            List<StoredFile> files = new ArrayList<>();
            for (Shelf shelf : shelves.shelves()) {
                if (shelf.retention() != RetentionClass.UPLOAD) continue;
                for (EventRecord row : shelves.page(
                        shelf, entity, IndexKey.ALL, SequenceRange.ALL, Direction.OLDEST_FIRST, Integer.MAX_VALUE))
                    files.add(new StoredFile(new ShelfPosition(shelf.day(), row.sequence()), file(row)));
            }
            return files;
        });
    }

    CompletionStage<Optional<FileUploaded>> find(String persistenceId, LocalDate day, String name) {
        EntityKey entity = secret.entityKey(persistenceId);
        long key = secret.indexKey(persistenceId, name);
        Shelf shelf = new Shelf(RetentionClass.UPLOAD, day);
        return store.read(
                shelves -> shelves.page(shelf, entity, key, SequenceRange.ALL, Direction.OLDEST_FIRST, 1).stream()
                        .map(this::file)
                        .findFirst());
    }

    /** Waits for the store. */
    boolean knows(String persistenceId, LocalDate day, String name) {
        return find(persistenceId, day, name).toCompletableFuture().join().isPresent();
    }

    private FileUploaded file(EventRecord row) {
        return (FileUploaded) codec.decode(row.payload());
    }
}
