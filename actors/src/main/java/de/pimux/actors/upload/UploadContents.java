package de.pimux.actors.upload;

import de.pimux.core.upload.ByteRange;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import de.pimux.journal.StoreException;
import de.pimux.journal.files.DayFolders;
import de.pimux.journal.files.FileReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The content of files on the disk. Every method may block; what the disk refuses is an {@link UncheckedIOException}. */
final class UploadContents {
    private static final Logger LOG = LoggerFactory.getLogger(UploadContents.class);

    /** Says whether an event tells of a file. */
    @FunctionalInterface
    interface Known {
        boolean isKnown(String owner, LocalDate day, String name);
    }

    private final DayFolders folders;
    private final Known events;

    /** Files whose event may still come: they are no orphans. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    UploadContents(DayFolders folders, Known events) {
        this.folders = folders;
        this.events = events;
    }

    /** @param owner an opaque id */
    Upload begin(FileUploaded file, String owner) {
        underWay.add(file.name());
        try {
            return new Upload(file, folders.create(day(file), file.name(), owner, file.key()));
        } catch (IOException e) {
            underWay.remove(file.name());
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the file in its place. */
    void complete(Upload upload) {
        try {
            upload.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The event of the file is written, or will never be. */
    void settled(Upload upload) {
        underWay.remove(upload.file().name());
    }

    /** Leaves nothing of a file that is not complete. */
    void abandon(Upload upload) {
        try {
            upload.abandon();
        } catch (IOException e) {
            LOG.warn("A file that is half-written stays until the next start");
        }
        settled(upload);
    }

    /** The opaque id of whose the file is; empty if there is none. */
    Optional<String> owner(LocalDate day, String name) {
        try {
            return folders.owner(day, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws java.nio.file.NoSuchFileException if it was deleted meanwhile */
    FileReader open(FileUploaded file, ByteRange range) throws IOException {
        return folders.read(day(file), file.name(), file.key(), file.size(), range.first(), range.last() + 1);
    }

    /** As {@link #open}, of a part that fits into memory. */
    byte[] read(FileUploaded file, ByteRange range) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (FileReader content = open(file, range)) {
            for (byte[] part = content.next(); part.length > 0; part = content.next()) all.writeBytes(part);
        }
        return all.toByteArray();
    }

    void delete(FileUploaded file) {
        try {
            folders.delete(day(file), file.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of what nobody can read any more: if it fails, {@link #mend} does it. */
    void discard(FileUploaded file) {
        try {
            delete(file);
        } catch (UncheckedIOException e) {
            LOG.warn("A file that nobody can read any more can't be deleted; it is tried again within an hour");
        }
    }

    private static LocalDate day(FileUploaded file) {
        return LocalDate.ofInstant(file.at(), ZoneOffset.UTC);
    }

    /** Deletes the files that no event tells of, as a crash leaves them. Never fails. */
    void mend() {
        try {
            for (LocalDate day : folders.days()) for (String name : folders.names(day)) mend(day, name);
        } catch (StoreException e) {
            LOG.error("Files that nobody can read any more may still be there; it is tried again in an hour", e);
        }
    }

    private void mend(LocalDate day, String name) {
        if (underWay.contains(name)) return;
        try {
            Optional<String> owner = folders.owner(day, name);
            if (owner.isPresent() && !events.isKnown(owner.get(), day, name)) folders.delete(day, name);
        } catch (IOException | StoreException | CompletionException e) {
            LOG.warn("It is not known whether a file of {} is still needed", day);
        }
    }
}
