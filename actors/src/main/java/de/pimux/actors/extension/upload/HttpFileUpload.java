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
import java.util.ArrayList;
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

    /** In the order, and so with the numbers, in which an export packs them. */
    private CompletionStage<Section> section(AccountContext account) {
        return uploads.files(account.jid()).thenApply(files -> {
            List<List<String>> rows = new ArrayList<>();
            for (StoredFile stored : files)
                rows.add(List.of(
                        Integer.toString(rows.size() + 1),
                        stored.file().at().toString(),
                        stored.file().type().text(),
                        Long.toString(stored.file().size())));
            return new Section(
                    "files",
                    NAME,
                    List.of(
                            new Phrase("Number", "Nummer"),
                            new Phrase("Time", "Zeit"),
                            new Phrase("Type", "Art"),
                            new Phrase("Bytes", "Bytes")),
                    rows);
        });
    }
}
