package de.pimux.actors.extension.ledger;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.command.AccountCommand;
import de.pimux.actors.command.CommandStage;
import de.pimux.actors.command.CommandStep;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.ledger.Ledgers;
import de.pimux.core.command.CommandPage;
import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.dataform.FieldType;
import de.pimux.core.export.Section;
import de.pimux.core.language.Language;
import de.pimux.core.language.Phrase;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Shows owners what was done to their accounts. */
public final class AccountLedger implements Extension {
    private static final Phrase NAME = new Phrase("What was done to my account", "Was mit meinem Konto geschah");
    private static final Phrase TIME = new Phrase("Time", "Zeit");
    private static final Phrase WHAT = new Phrase("What", "Was");

    private final Ledgers ledgers;

    public AccountLedger(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public void register(Registry on) {
        on.accountCommand(new Show()).exportSection(this::section);
    }

    private CompletionStage<Section> section(AccountContext account) {
        return ledgers.of(account.jid(), account.now())
                .thenApply(deeds -> new Section(
                        "ledger",
                        NAME,
                        List.of(TIME, WHAT),
                        deeds.stream()
                                .map(deed -> List.of(
                                        deed.at().toString(),
                                        deed.deed().text().english()
                                                + " / "
                                                + deed.deed().text().german()))
                                .toList()));
    }

    private final class Show implements AccountCommand {
        @Override
        public String node() {
            return "https://pimux.de/commands/ledger";
        }

        @Override
        public Phrase name() {
            return NAME;
        }

        @Override
        public CommandStage start() {
            return (account, request) -> CommandStep.await(() -> ledgers.of(account.jid(), account.now())
                    .thenApply(deeds -> (later, same) -> CommandStep.complete(
                            CommandPage.completed().withForm(language -> table(deeds, language)))));
        }

        private DataForm table(List<DeedNoted> deeds, Language language) {
            return new DataForm(
                    DataForm.Type.RESULT,
                    NAME.in(language),
                    List.of(),
                    List.of(),
                    List.of(
                            Field.of(FieldType.TEXT_SINGLE, "time").labelled(TIME.in(language)),
                            Field.of(FieldType.TEXT_SINGLE, "deed").labelled(WHAT.in(language))),
                    deeds.stream()
                            .map(deed -> List.of(
                                    Field.of(
                                            FieldType.TEXT_SINGLE,
                                            "time",
                                            deed.at().toString()),
                                    Field.of(
                                            FieldType.TEXT_SINGLE,
                                            "deed",
                                            deed.deed().text().in(language))))
                            .toList());
        }
    }
}
