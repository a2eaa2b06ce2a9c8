package de.pimux.actors.extension.archive;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.ArchiveGate;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.command.AccountCommand;
import de.pimux.actors.command.CommandStage;
import de.pimux.actors.command.CommandStep;
import de.pimux.core.command.CommandError;
import de.pimux.core.command.CommandPage;
import de.pimux.core.command.CommandRequest;
import de.pimux.core.command.Note;
import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.dataform.FieldType;
import de.pimux.core.language.Language;
import de.pimux.core.language.Phrase;
import org.jspecify.annotations.Nullable;

/** Lets archived messages live shorter than the policy lets them. */
final class RetentionCommand implements AccountCommand {
    private static final String DAYS = "days";
    private static final Phrase NAME =
            new Phrase("How long archived messages are kept", "Wie lange archivierte Nachrichten bleiben");
    private static final Phrase LABEL = new Phrase("Days", "Tage");

    @Override
    public String node() {
        return "https://pimux.de/commands/archive-retention";
    }

    @Override
    public Phrase name() {
        return NAME;
    }

    @Override
    public CommandStage start() {
        return (account, request) -> {
            int byPolicy = account.archives().bounds().policyDays();
            int now = account.state().archive().retentionDays(byPolicy);
            return CommandStep.show(
                    CommandPage.last(language -> form(language, now, byPolicy)), RetentionCommand::submit);
        };
    }

    private static DataForm form(Language language, int now, int byPolicy) {
        Phrase limit = new Phrase(
                "This server keeps archived messages for " + byPolicy + " days. You may choose fewer.",
                "Dieser Server bewahrt archivierte Nachrichten " + byPolicy + " Tage auf. Du kannst weniger wählen.");
        Field days =
                Field.of(FieldType.TEXT_SINGLE, DAYS, Integer.toString(now)).labelled(LABEL.in(language));
        return DataForm.of(DataForm.Type.FORM, days.needed()).titled(NAME.in(language), limit.in(language));
    }

    private static CommandStep submit(AccountContext account, CommandRequest request) {
        int byPolicy = account.archives().bounds().policyDays();
        int days = days(request.value(DAYS));
        if (days < 1 || days > byPolicy) return CommandStep.refuse(CommandError.BAD_PAYLOAD);
        Outcome outcome = ArchiveGate.retain(account, days == byPolicy ? 0 : days);
        return new CommandStep.Shown(outcome, CommandPage.completed(done(days)), null);
    }

    private static Note done(int days) {
        return Note.info(
                "Archived messages older than " + days + " days are deleted.",
                "Archivierte Nachrichten, die älter als " + days + " Tage sind, werden gelöscht.");
    }

    /** Below 1 for what is no number. */
    private static int days(@Nullable String value) {
        try {
            return value == null ? 0 : Integer.parseInt(value.strip());
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
