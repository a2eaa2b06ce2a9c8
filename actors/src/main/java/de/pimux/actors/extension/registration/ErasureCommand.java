package de.pimux.actors.extension.registration;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountEffect;
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
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.function.Function;

/** Erases the own account, for clients that show commands and no removal of XEP-0077, and asks whether that is meant. */
final class ErasureCommand implements AccountCommand {
    static final String NODE = "https://pimux.de/commands/erasure";

    private static final String SURE = "sure";
    private static final Phrase NAME = new Phrase("Delete my account", "Mein Konto löschen");
    private static final Phrase HINT = new Phrase(
            "The account goes with everything that is stored of it: contacts, profile, archive, waiting messages. Your"
                    + " contacts are told. It can't be undone. You get a signed receipt; keep it.",
            "Das Konto verschwindet mit allem, was davon gespeichert ist: Kontakte, Profil, Archiv, wartende"
                    + " Nachrichten. Deine Kontakte erfahren es. Es lässt sich nicht rückgängig machen. Du bekommst"
                    + " eine signierte Quittung; bewahre sie auf.");
    private static final Phrase LABEL = new Phrase("Yes, delete everything", "Ja, alles löschen");
    private static final Note GONE = Note.info(
            "Your account is deleted. The receipt is part of this answer.",
            "Dein Konto ist gelöscht. Die Quittung ist Teil dieser Antwort.");

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
        return (account, request) ->
                CommandStep.show(CommandPage.last(ErasureCommand::question), ErasureCommand::decide);
    }

    private static DataForm question(Language language) {
        return DataForm.of(
                        DataForm.Type.FORM,
                        Field.of(FieldType.BOOLEAN, SURE, "0").labelled(LABEL.in(language)))
                .titled(NAME.in(language), HINT.in(language));
    }

    /** Nothing but a clear yes is one. */
    private static CommandStep decide(AccountContext account, CommandRequest request) {
        try {
            return request.flag(SURE, false)
                    ? new CommandStep.Begun(ErasureCommand::begin)
                    : CommandStep.refuse(CommandError.BAD_PAYLOAD);
        } catch (StanzaException unreadable) {
            return new CommandStep.Refused(unreadable.error());
        }
    }

    private static Outcome begin(Iq request, Function<CommandPage, Element> answer) {
        return Outcome.NOTHING.then(new AccountEffect.Erasing(erasure -> erasure.request(
                request, receipt -> answer.apply(CommandPage.completed(GONE)).with(receipt))));
    }
}
