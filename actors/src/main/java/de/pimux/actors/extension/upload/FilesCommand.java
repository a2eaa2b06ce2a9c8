package de.pimux.actors.extension.upload;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountEffect;
import de.pimux.actors.command.AccountCommand;
import de.pimux.actors.command.CommandStage;
import de.pimux.actors.command.CommandStep;
import de.pimux.actors.upload.Uploads;
import de.pimux.core.account.AccountEvent;
import de.pimux.core.command.CommandError;
import de.pimux.core.command.CommandPage;
import de.pimux.core.command.CommandRequest;
import de.pimux.core.command.Note;
import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.dataform.FieldType;
import de.pimux.core.language.Language;
import de.pimux.core.language.Phrase;
import de.pimux.core.upload.StoredFile;
import de.pimux.core.upload.UploadEvent.FileDeleted;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Shows the own files, and deletes those that are chosen. */
final class FilesCommand implements AccountCommand {
    /** More than these newest are not shown. */
    private static final int MOST = 1_000;

    private static final String FILES = "files";
    private static final Phrase HINT = new Phrase(
            "Choose the files that you want to delete for good. Their links lead nowhere then.",
            "Wähle die Dateien, die du unwiderruflich löschen willst. Ihre Links führen dann ins Leere.");
    private static final Phrase LABEL = new Phrase("Delete", "Löschen");
    private static final Note NONE = Note.info("You have no files here.", "Du hast hier keine Dateien.");

    private final Uploads uploads;

    FilesCommand(Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public String node() {
        return "https://pimux.de/commands/files";
    }

    @Override
    public Phrase name() {
        return HttpFileUpload.NAME;
    }

    @Override
    public CommandStage start() {
        return (account, request) -> CommandStep.await(
                () -> uploads.files(account.jid()).thenApply(stored -> (later, same) -> shown(newestFirst(stored))));
    }

    private static List<StoredFile> newestFirst(List<StoredFile> stored) {
        List<StoredFile> files = new ArrayList<>(stored);
        Collections.reverse(files);
        return files.subList(0, Math.min(files.size(), MOST));
    }

    private CommandStep shown(List<StoredFile> files) {
        if (files.isEmpty()) return CommandStep.complete(CommandPage.completed(NONE));
        return CommandStep.show(
                CommandPage.last(language -> form(files, language)),
                (account, request) -> delete(account, request, files));
    }

    private static DataForm form(List<StoredFile> files, Language language) {
        List<Field.Option> options = files.stream()
                .map(stored ->
                        new Field.Option(label(stored.file()), stored.file().name()))
                .toList();
        Field choice = Field.of(FieldType.LIST_MULTI, FILES)
                .labelled(LABEL.in(language))
                .choosingFrom(options);
        return DataForm.of(DataForm.Type.FORM, choice).titled(HttpFileUpload.NAME.in(language), HINT.in(language));
    }

    private static String label(FileUploaded file) {
        return file.at().truncatedTo(ChronoUnit.SECONDS) + ", " + file.type().text() + ", " + file.size() + " bytes";
    }

    private CommandStep delete(AccountContext account, CommandRequest request, List<StoredFile> files) {
        DataForm form = request.form();
        List<String> names = form == null ? List.of() : form.values(FILES);
        List<StoredFile> chosen = files.stream()
                .filter(stored -> names.contains(stored.file().name()))
                .toList();
        if (chosen.size() != names.size()) return CommandStep.refuse(CommandError.BAD_PAYLOAD);
        AccountEvent[] events = chosen.stream()
                .map(stored -> new FileDeleted(account.now(), stored.position()))
                .toArray(AccountEvent[]::new);
        List<FileUploaded> contents = chosen.stream().map(StoredFile::file).toList();
        return CommandStep.complete(CommandPage.completed(Note.info("Deleted.", "Gelöscht.")), events)
                .then(new AccountEffect.Done(() -> uploads.discard(contents)));
    }
}
