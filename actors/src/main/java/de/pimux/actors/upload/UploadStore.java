package de.pimux.actors.upload;

import de.pimux.actors.account.AccountDesk;
import de.pimux.actors.account.AccountServices;
import de.pimux.actors.account.Accounts;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.export.ExportedFiles;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.core.upload.ByteRange;
import de.pimux.core.upload.ContentKey;
import de.pimux.core.upload.FileLocator;
import de.pimux.core.upload.MediaType;
import de.pimux.core.upload.StoredFile;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import de.pimux.journal.DataSecret;
import de.pimux.journal.EventStore;
import de.pimux.journal.StoreException;
import de.pimux.journal.files.DayFolders;
import de.pimux.journal.files.FileReader;
import de.pimux.journal.files.FileWriter;
import de.pimux.journal.plugin.JournalExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of accounts: the events that tell of them, and their content. A file is stored in this order: its content,
 * whole and in its place; its event; the answer. It goes in the other: its event, and with it the key of the content;
 * then the content, which nobody can read any more.
 */
public final class UploadStore implements ExportedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(UploadStore.class);

    /** Stays free on the disk for everything else. */
    private static final long RESERVE_BYTES = 4 * 64L * 1024 * 1024;

    private final EventStore events;
    private final DataSecret secret;
    private final DayFolders contents;
    private final UploadReader reader;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final Executor executor;
    private final SecureRandom random = new SecureRandom();

    /** Files whose event may still come: they are no orphans. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** @param executor where files are opened and deleted, which may block */
    public UploadStore(JournalExtension journal, Accounts accounts, Executor executor) {
        this.events = journal.store();
        this.secret = journal.secret();
        this.contents = journal.uploads();
        this.reader = new UploadReader(journal.store(), journal.codec(), journal.secret());
        this.accounts = accounts;
        this.desk = new AccountDesk(accounts);
        this.executor = executor;
    }

    boolean hasRoomFor(long bytes) {
        return events.health().accepting() && events.figures().freeBytes() - bytes > RESERVE_BYTES;
    }

    CompletionStage<Boolean> mayUpload(Jid account) {
        if (!accounts.isLocal(account) || !account.isAccount()) return CompletableFuture.completedFuture(false);
        return desk.ask(account, context -> context.state().exists());
    }

    @Override
    public CompletionStage<List<StoredFile>> files(Jid account) {
        return reader.files(persistenceId(account));
    }

    private String persistenceId(Jid account) {
        return AccountServices.persistenceId(accounts.opaqueId(account));
    }

    /** The file behind a link, while it may be served; not that of an account which is restricted or goes. */
    public CompletionStage<Optional<FileUploaded>> find(FileLocator locator) {
        String name = name(locator);
        return CompletableFuture.supplyAsync(() -> owner(locator.day(), name), executor)
                .thenCompose(owner -> owner.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.<FileUploaded>empty())
                        : reader.find(AccountServices.persistenceId(owner.get()), locator.day(), name))
                .thenCompose(this::disclosed);
    }

    private CompletionStage<Optional<FileUploaded>> disclosed(Optional<FileUploaded> found) {
        return found.isEmpty()
                ? CompletableFuture.completedFuture(found)
                : desk.ask(
                        found.get().owner(),
                        context -> found.filter(file -> context.state().exists()));
    }

    private String name(FileLocator locator) {
        return secret.opaqueId("upload", locator.text());
    }

    private Optional<String> owner(LocalDate day, String name) {
        try {
            return contents.owner(day, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens the content of a file, which may block.
     *
     * @throws java.nio.file.NoSuchFileException if it was deleted meanwhile
     */
    public FileReader open(FileUploaded file, ByteRange range) throws IOException {
        return contents.read(day(file), file.name(), file.key(), file.size(), range.first(), range.last() + 1);
    }

    @Override
    public byte[] read(FileUploaded file, ByteRange range) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (FileReader content = open(file, range)) {
            for (byte[] part = content.next(); part.length > 0; part = content.next()) all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Begins to store a file. */
    CompletionStage<Upload> begin(Slot slot, MediaType type) {
        byte[] key = new byte[ContentKey.BYTES];
        random.nextBytes(key);
        FileUploaded file =
                new FileUploaded(slot.at(), slot.owner(), name(slot.locator()), slot.size(), type, new ContentKey(key));
        underWay.add(file.name());
        return CompletableFuture.supplyAsync(() -> new Upload(file, create(file)), executor)
                .whenComplete((begun, failure) -> {
                    if (failure != null) underWay.remove(file.name());
                });
    }

    private FileWriter create(FileUploaded file) {
        try {
            return contents.create(day(file), file.name(), accounts.opaqueId(file.owner()), file.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Completes when the file survives whatever happens. If it fails nothing of it is served, or left for long. */
    public CompletionStage<Void> finish(Upload upload) {
        FileUploaded file = upload.file();
        return CompletableFuture.runAsync(() -> complete(upload), executor)
                .thenCompose(done -> desk.decide(
                        file.owner(),
                        context -> context.state().exists()
                                ? Outcome.happened(file)
                                : Outcome.refuse(Condition.FORBIDDEN)))
                .whenCompleteAsync((stored, failure) -> ended(upload, failure), executor);
    }

    private static void complete(Upload upload) {
        try {
            upload.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is not known whether the event was written, the file is left to {@link #mend}. */
    private void ended(Upload upload, @Nullable Throwable failure) {
        if (isRefusal(failure)) delete(upload.file());
        underWay.remove(upload.file().name());
    }

    private static boolean isRefusal(@Nullable Throwable failure) {
        return failure instanceof StanzaException
                || (failure instanceof CompletionException && failure.getCause() instanceof StanzaException);
    }

    /** The upload broke off. */
    public void abandon(Upload upload) {
        executor.execute(() -> {
            try {
                upload.abandon();
            } catch (IOException e) {
                LOG.warn("A file that is half-written stays until the next start");
            }
            underWay.remove(upload.file().name());
        });
    }

    /** Deletes the content of files whose events are gone. */
    public void discard(List<FileUploaded> files) {
        executor.execute(() -> files.forEach(this::delete));
    }

    /** Deletes the content of all files of the account with this opaque id, before it loses their events. */
    public CompletionStage<Void> erase(String account) {
        return reader.files(AccountServices.persistenceId(account))
                .thenAcceptAsync(files -> files.forEach(file -> deleteOrFail(file.file())), executor);
    }

    private void deleteOrFail(FileUploaded file) {
        try {
            contents.delete(day(file), file.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(FileUploaded file) {
        try {
            deleteOrFail(file);
        } catch (UncheckedIOException e) {
            LOG.warn("A file that nobody can read any more can't be deleted; it is tried again within an hour");
        }
    }

    private static LocalDate day(FileUploaded file) {
        return LocalDate.ofInstant(file.at(), ZoneOffset.UTC);
    }

    /** Deletes the files that no event tells of, as a crash leaves them. To be called every now and then; blocks. */
    public void mend() {
        try {
            for (LocalDate day : contents.days()) for (String name : contents.names(day)) mend(day, name);
        } catch (StoreException e) {
            LOG.error("Files that nobody can read any more may still be there; it is tried again in an hour", e);
        }
    }

    private void mend(LocalDate day, String name) {
        if (underWay.contains(name)) return;
        try {
            Optional<String> owner = contents.owner(day, name);
            if (owner.isPresent() && !reader.knows(AccountServices.persistenceId(owner.get()), day, name))
                contents.delete(day, name);
        } catch (IOException | StoreException e) {
            LOG.warn("It is not known whether a file of {} is still needed", day);
        }
    }
}
