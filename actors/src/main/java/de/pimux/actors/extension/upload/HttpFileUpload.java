package de.pimux.actors.extension.upload;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.actors.upload.Uploads;
import de.pimux.core.export.Section;
import de.pimux.core.jid.Jid;
import de.pimux.core.language.Phrase;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.core.upload.StoredFile;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Lets users share files by links, see what they share, and end it. */
@Xep(number = 363, version = "1.2.0", name = "HTTP File Upload", note = "purpose: message only")
public final class HttpFileUpload implements Extension {
    static final Phrase NAME = new Phrase("My files", "Meine Dateien");

    private final Uploads uploads;
    private final UploadService service;

    /**
     * @param maxFileBytes of one file
     * @param url what links begin with
     */
    public HttpFileUpload(
            Jid domain, Uploads uploads, long maxFileBytes, RetentionPolicy retention, Supplier<String> url) {
        this.uploads = uploads;
        this.service = new UploadService(Jid.of("upload." + domain.text()), uploads, maxFileBytes, retention, url);
    }

    @Override
    public void register(Registry on) {
        on.service(service).accountCommand(new FilesCommand(uploads)).exportSection(this::section);
    }

    private CompletionStage<Section> section(AccountContext account) {
        return uploads.files(account.jid())
                .thenApply(files -> new Section(
                        "files",
                        NAME,
                        List.of(
                                new Phrase("File", "Datei"),
                                new Phrase("Time", "Zeit"),
                                new Phrase("Type", "Art"),
                                Phrase.same("Bytes")),
                        files.stream().map(HttpFileUpload::row).toList()));
    }

    private static List<String> row(StoredFile stored) {
        return List.of(
                stored.exportName(),
                stored.file().at().toString(),
                stored.file().type().text(),
                Long.toString(stored.file().size()));
    }
}
