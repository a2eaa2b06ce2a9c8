package de.pimux.actors.upload;

import de.pimux.actors.account.AccountDesk;
import de.pimux.actors.account.AccountServices;
import de.pimux.actors.account.Accounts;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.export.ExportedFiles;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.upload.ByteRange;
import de.pimux.core.upload.ContentKey;
import de.pimux.core.upload.FileLocator;
import de.pimux.core.upload.MediaType;
import de.pimux.core.upload.StoredFile;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import de.pimux.journal.DataSecret;
import de.pimux.journal.EventStore;
import de.pimux.journal.files.FileReader;
import de.pimux.journal.plugin.JournalExtension;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The files of accounts: the events that tell of them, and their content. A file is stored in this order: its content,
 * whole and in its place; its event; the answer. It goes in the other: its event, and with it the key of the content;
 * then the content, which nobody can read any more.
 */
public final class UploadStore implements ExportedFiles {
    /** Stays free on the disk for everything else. */
    private static final long RESERVE_BYTES = 256L * 1024 * 1024;

    private final EventStore events;
    private final DataSecret secret;
    private final UploadReader reader;
    private final UploadContents contents;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final Executor executor;
    private final SecureRandom random = new SecureRandom();

    /** @param executor where files are opened and deleted, which may block */
    public UploadStore(JournalExtension journal, Accounts accounts, Executor executor) {
        this.events = journal.store();
        this.secret = journal.secret();
        this.reader = new UploadReader(journal.store(), journal.codec(), journal.secret());
        this.contents = new UploadContents(
                journal.uploads(), (owner, day, name) -> reader.knows(AccountServices.persistenceId(owner), day, name));
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
        return reader.files(AccountServices.persistenceId(accounts.opaqueId(account)));
    }

    /** The file behind a link, while it may be served; not that of an account which is restricted or goes. */
    CompletionStage<Optional<FileUploaded>> find(FileLocator locator) {
        String name = name(locator);
        return CompletableFuture.supplyAsync(() -> contents.owner(locator.day(), name), executor)
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

    /**
     * Opens the content of a file, which may block.
     *
     * @throws java.nio.file.NoSuchFileException if it was deleted meanwhile
     */
    FileReader open(FileUploaded file, ByteRange range) throws IOException {
        return contents.open(file, range);
    }

    @Override
    public byte[] read(FileUploaded file, ByteRange range) throws IOException {
        return contents.read(file, range);
    }

    /** Begins to store a file. */
    CompletionStage<Upload> begin(Slot slot, MediaType type) {
        byte[] key = new byte[ContentKey.BYTES];
        random.nextBytes(key);
        FileUploaded file =
                new FileUploaded(slot.at(), slot.owner(), name(slot.locator()), slot.size(), type, new ContentKey(key));
        return CompletableFuture.supplyAsync(() -> contents.begin(file, accounts.opaqueId(slot.owner())), executor);
    }

    /** Completes when the file survives whatever happens. If it fails nothing of it is served, or left for long. */
    CompletionStage<Void> finish(Upload upload) {
        return CompletableFuture.runAsync(() -> contents.complete(upload), executor)
                .thenCompose(done -> desk.decide(
                        upload.file().owner(),
                        context -> context.state().exists()
                                ? Outcome.happened(upload.file())
                                : Outcome.refuse(Condition.FORBIDDEN)))
                .whenCompleteAsync((stored, failure) -> ended(upload, failure), executor);
    }

    /** Where it is not known whether the event was written, a file in its place is left to {@link #mend}. */
    private void ended(Upload upload, @Nullable Throwable failure) {
        if (AccountDesk.refusal(failure) != null) contents.discard(upload.file());
        if (failure == null) contents.settled(upload);
        else contents.abandon(upload);
    }

    /** The upload broke off. */
    void abandon(Upload upload) {
        executor.execute(() -> contents.abandon(upload));
    }

    /** Deletes the content of files whose events are gone. */
    void discard(List<FileUploaded> files) {
        executor.execute(() -> files.forEach(contents::discard));
    }

    /** Deletes the content of all files of the account with this opaque id, before it loses their events. */
    public CompletionStage<Void> erase(String account) {
        return reader.files(AccountServices.persistenceId(account))
                .thenAcceptAsync(files -> files.forEach(stored -> contents.delete(stored.file())), executor);
    }

    /** Deletes the files that no event tells of, as a crash leaves them. To be called every now and then; blocks. */
    public void mend() {
        contents.mend();
    }
}
