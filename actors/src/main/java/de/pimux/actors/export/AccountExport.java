package de.pimux.actors.export;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.archive.Archives;
import de.pimux.core.account.AccountState;
import de.pimux.core.archive.ArchiveIds;
import de.pimux.core.archive.Archived;
import de.pimux.core.export.AccountDocument;
import de.pimux.core.export.Overview;
import de.pimux.core.export.Section;
import de.pimux.core.export.Sections;
import de.pimux.core.export.SectionsXml;
import de.pimux.core.jid.Jid;
import de.pimux.core.language.Language;
import de.pimux.core.retention.ShelfPosition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One export, made as far as somebody takes it: a zip with {@code account.xml} (XEP-0227), {@code more.xml} with what
 * that has no place for, the files, and an overview in each language. Its memory is one page of the archive or a part of
 * a file, however much there is, and nothing of it is ever on the disk. Used by one at a time.
 */
public final class AccountExport {
    /** Messages, and bytes of them, that are read at once. */
    private static final int PAGE = 100;

    private static final long PAGE_BYTES = 256 * 1024;

    private final Jid account;
    private final AccountState state;
    private final Archives archives;
    private final Archives.Reading reading;
    private final ExportChoice choice;
    private final Instant at;
    private final ExportedFiles source;
    private final List<CompletionStage<Section>> sections;
    private final Executor executor;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(packed);
    private final ArchiveIds ids;

    private @Nullable ShelfPosition position;
    private long archived;
    private boolean begun;
    private boolean documented;
    private @Nullable FilePacking files;
    private boolean done;

    AccountExport(
            AccountContext account,
            ExportChoice choice,
            ExportedFiles source,
            List<CompletionStage<Section>> sections,
            Executor executor) {
        this.source = source;
        this.account = account.jid();
        this.state = account.state();
        this.archives = account.archives();
        this.at = account.now();
        this.reading = new Archives.Reading(this.account, state.archive(), at);
        this.choice = choice;
        this.sections = List.copyOf(sections);
        this.executor = executor;
        this.ids = archives.ids(this.account);
    }

    /** The next bytes, so many unless the end is nearer; none behind the end. Not again before this has completed. */
    public CompletionStage<byte[]> next(int size) {
        return fill(size).thenApply(filled -> take(size));
    }

    private byte[] take(int size) {
        byte[] all = packed.toByteArray();
        int length = Math.min(size, all.length);
        packed.reset();
        packed.write(all, length, all.length - length);
        return Arrays.copyOf(all, length);
    }

    private CompletionStage<Void> fill(int size) {
        if (done || packed.size() >= size) return CompletableFuture.completedFuture(null);
        return step().thenComposeAsync(made -> fill(size), executor);
    }

    private CompletionStage<Void> step() {
        if (!begun) return CompletableFuture.runAsync(this::begin, executor);
        if (choice.archive() && !documented)
            return archives.behind(reading, position, PAGE, PAGE_BYTES).thenAcceptAsync(this::page, executor);
        if (choice.files() && files == null)
            return source.files(account).thenAccept(found -> files = new FilePacking(source, found));
        return files == null ? end() : pack(files);
    }

    private CompletionStage<Void> pack(FilePacking packing) {
        return CompletableFuture.supplyAsync(() -> packed(packing), executor)
                .thenCompose(more -> more ? CompletableFuture.completedFuture(null) : end());
    }

    private boolean packed(FilePacking packing) {
        try {
            return packing.next(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() {
        begun = true;
        entry("account.xml");
        write(new AccountDocument(account, state, choice.credentials()).head());
        if (!choice.archive()) document();
    }

    /** The account is written as far as XEP-0227 has a place for it. */
    private void document() {
        write(AccountDocument.tail());
        documented = true;
    }

    private void page(List<Archived> messages) {
        if (messages.isEmpty()) {
            document();
            return;
        }
        for (Archived message : messages) write(AccountDocument.archived(ids.of(message.position()), message));
        archived += messages.size();
        position = messages.get(messages.size() - 1).position();
    }

    private CompletionStage<Void> end() {
        List<Section> more = new ArrayList<>();
        CompletionStage<Void> others = CompletableFuture.completedFuture(null);
        for (CompletionStage<Section> section : sections)
            others = others.thenAcceptBoth(section, (nothing, found) -> more.add(found));
        return others.thenAcceptAsync(nothing -> rest(more), executor);
    }

    /** @param more what has no place in XEP-0227 */
    private void rest(List<Section> more) {
        entry("more.xml");
        write(SectionsXml.document(more));
        List<Section> all = new ArrayList<>(Sections.of(
                account,
                state,
                archives.preferences(state.archive()),
                state.archive().retentionDays(archives.bounds().policyDays()),
                archived));
        all.addAll(more);
        overviews(all);
    }

    private void overviews(List<Section> all) {
        for (Language language : Language.values()) {
            entry("overview." + language.tag() + ".html");
            write(Overview.html(language, at, all).getBytes(StandardCharsets.UTF_8));
        }
        try {
            zip.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        done = true;
    }

    private void entry(String name) {
        try {
            ZipEntry entry = new ZipEntry(name);
            entry.setTime(at.toEpochMilli());
            zip.putNextEntry(entry);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void write(byte[] bytes) {
        try {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
