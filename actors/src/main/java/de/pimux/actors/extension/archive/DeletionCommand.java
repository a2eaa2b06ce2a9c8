package de.pimux.actors.extension.archive;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.command.AccountCommand;
import de.pimux.actors.command.CommandStage;
import de.pimux.actors.command.CommandStep;
import de.pimux.core.account.AccountEvent;
import de.pimux.core.archive.ArchiveEvent.ArchiveTrimmed;
import de.pimux.core.archive.ArchiveEvent.ConversationDeleted;
import de.pimux.core.command.CommandError;
import de.pimux.core.command.CommandPage;
import de.pimux.core.command.CommandRequest;
import de.pimux.core.command.Note;
import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.dataform.FieldType;
import de.pimux.core.jid.Jid;
import de.pimux.core.language.Language;
import de.pimux.core.language.Phrase;
import de.pimux.core.retention.ShelfPosition;
import org.jspecify.annotations.Nullable;

/** Deletes the own archive, or what it holds of one contact, after it has asked whether that is meant. */
final class DeletionCommand implements AccountCommand {
    private static final String CONTACT = "contact";
    private static final Phrase NAME = new Phrase("Delete archived messages", "Archivierte Nachrichten löschen");
    private static final Phrase HINT = new Phrase(
            "Name a contact to delete that conversation only, or nobody to delete all.",
            "Nenne einen Kontakt, um nur dieses Gespräch zu löschen, oder niemanden, um alles zu löschen.");
    private static final Phrase LABEL = new Phrase("Contact", "Kontakt");
    private static final Phrase ALL = new Phrase(
            "Everything in your archive will be deleted for good.",
            "Alles in deinem Archiv wird unwiderruflich gelöscht.");
    private static final Phrase SOME = new Phrase(
            "Your copy of this conversation will be deleted for good.",
            "Deine Kopie dieses Gesprächs wird unwiderruflich gelöscht.");

    @Override
    public String node() {
        return "https://pimux.de/commands/archive-deletion";
    }

    @Override
    public Phrase name() {
        return NAME;
    }

    @Override
    public CommandStage start() {
        return (account, request) ->
                CommandStep.show(CommandPage.more(DeletionCommand::question), DeletionCommand::choose);
    }

    private static DataForm question(Language language) {
        Field contact = Field.of(FieldType.JID_SINGLE, CONTACT).labelled(LABEL.in(language));
        return DataForm.of(DataForm.Type.FORM, contact).titled(NAME.in(language), HINT.in(language));
    }

    private static CommandStep choose(AccountContext account, CommandRequest request) {
        String written = request.value(CONTACT);
        if (written == null || written.isBlank()) return sure(ALL, null);
        Jid contact = Jid.parse(written.strip());
        return contact == null ? CommandStep.refuse(CommandError.BAD_PAYLOAD) : sure(SOME, contact);
    }

    private static CommandStep sure(Phrase warning, @Nullable Jid contact) {
        CommandPage page = CommandPage.last(
                        language -> DataForm.of(DataForm.Type.FORM, about(contact, language, warning)))
                .withPrev();
        return CommandStep.show(
                page,
                (account, request) -> CommandStep.complete(
                        CommandPage.completed(Note.info("Deleted.", "Gelöscht.")), event(account, contact)));
    }

    private static Field about(@Nullable Jid contact, Language language, Phrase warning) {
        String text = warning.in(language);
        return contact == null
                ? Field.of(FieldType.FIXED, "", text)
                : Field.of(FieldType.FIXED, "", text, contact.text());
    }

    private static AccountEvent event(AccountContext account, @Nullable Jid contact) {
        return contact == null
                ? new ArchiveTrimmed(account.now(), ShelfPosition.LAST)
                : new ConversationDeleted(contact);
    }
}
