package de.pimux.actors.extension.export;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.command.AccountCommand;
import de.pimux.actors.command.CommandStage;
import de.pimux.actors.command.CommandStep;
import de.pimux.actors.export.ExportChoice;
import de.pimux.actors.export.Exports;
import de.pimux.core.command.CommandPage;
import de.pimux.core.command.CommandRequest;
import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.dataform.FieldType;
import de.pimux.core.language.Language;
import de.pimux.core.language.Phrase;
import de.pimux.core.stanza.StanzaException;

/** Hands the owner an export in pieces, for want of a web site to fetch it from. */
final class ExportCommand implements AccountCommand {
    static final String NODE = "https://pimux.de/commands/export";

    private static final String ARCHIVE = "archive";
    private static final String FILES = "files";
    private static final String CREDENTIALS = "credentials";
    private static final Phrase NAME = new Phrase("Copy of my data", "Kopie meiner Daten");
    private static final Phrase HINT = new Phrase(
            "You get a zip file in pieces of base64; each further step gives the next piece. Your client or a script "
                    + "puts them together.",
            "Du bekommst eine Zip-Datei in Stücken von base64; jeder weitere Schritt gibt das nächste. Dein Client"
                    + " oder ein Skript setzt sie zusammen.");
    private static final Phrase WITH_ARCHIVE = new Phrase("With archived messages", "Mit archivierten Nachrichten");
    private static final Phrase WITH_FILES = new Phrase("With uploaded files", "Mit hochgeladenen Dateien");
    private static final Phrase WITH_CREDENTIALS = new Phrase(
            "With the keys of your password, to move to another server (keep them secret)",
            "Mit den Schlüsseln deines Passworts, um umzuziehen (halte sie geheim)");

    private final Exports exports;

    ExportCommand(Exports exports) {
        this.exports = exports;
    }

    @Override
    public String node() {
        return NODE;
    }

    @Override
    public Phrase name() {
        return NAME;
    }

    @Override
    public CommandStage start() {
        return (account, request) -> CommandStep.show(CommandPage.more(ExportCommand::form), this::begin);
    }

    private static DataForm form(Language language) {
        return DataForm.of(
                        DataForm.Type.FORM,
                        Field.of(FieldType.BOOLEAN, ARCHIVE, "1").labelled(WITH_ARCHIVE.in(language)),
                        Field.of(FieldType.BOOLEAN, FILES, "1").labelled(WITH_FILES.in(language)),
                        Field.of(FieldType.BOOLEAN, CREDENTIALS, "0").labelled(WITH_CREDENTIALS.in(language)))
                .titled(NAME.in(language), HINT.in(language));
    }

    private CommandStep begin(AccountContext account, CommandRequest request) {
        try {
            ExportChoice choice = new ExportChoice(
                    request.flag(ARCHIVE, true), request.flag(FILES, true), request.flag(CREDENTIALS, false));
            return new Pieces(exports.open(account, choice)).begin();
        } catch (StanzaException unreadable) {
            return new CommandStep.Refused(unreadable.error());
        }
    }
}
