package de.pimux.actors.extension.adhoc;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountEffect;
import de.pimux.actors.account.BoundSession;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.account.Tokens;
import de.pimux.actors.command.AccountCommand;
import de.pimux.actors.command.CommandStage;
import de.pimux.actors.command.CommandStep;
import de.pimux.actors.command.Execution;
import de.pimux.actors.command.Executions;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.command.Action;
import de.pimux.core.command.CommandError;
import de.pimux.core.command.CommandPage;
import de.pimux.core.command.CommandRequest;
import de.pimux.core.command.Commands;
import de.pimux.core.dataform.DataForm;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Executes the commands that other extensions have, stage by stage, for the account's owner. */
@Xep(number = 50, version = "1.3.0", name = "Ad-Hoc Commands", note = "on one's own account")
@Xep(number = 4, version = "2.13.2", name = "Data Forms")
public final class AdHocCommands implements Extension {
    private final Supplier<Map<String, AccountCommand>> commands;
    private final Tokens tokens = new Tokens();

    /** @param commands by their nodes; asked when a client asks, so also for those registered later */
    public AdHocCommands(Supplier<Map<String, AccountCommand>> commands) {
        this.commands = commands;
    }

    @Override
    public void register(Registry on) {
        on.accountDisco(DataForm.NAMESPACE)
                .accountDisco(Commands.NAMESPACE)
                .accountNodes(new CommandNodes(commands))
                .accountIq(Iq.Type.SET, Commands.NAMESPACE, "command", this::command);
    }

    private Outcome command(AccountContext account, Iq iq) {
        Jid from = iq.from();
        BoundSession session = from == null ? null : account.sessions().get(from.resource());
        if (session == null) return Outcome.refuse(Condition.UNEXPECTED_REQUEST);
        try {
            CommandRequest request = CommandRequest.read(iq);
            AccountCommand command = commands.get().get(request.node());
            if (command == null) return Outcome.refuse(Condition.ITEM_NOT_FOUND);
            return request.sessionId() == null
                    ? begin(account, iq, session.executions(), request, command)
                    : goOn(account, iq, session.executions(), request, request.sessionId());
        } catch (StanzaException refused) {
            return Outcome.refuse(refused.error());
        }
    }

    private Outcome begin(
            AccountContext account, Iq iq, Executions executions, CommandRequest request, AccountCommand command) {
        if (request.action() == Action.PREV || request.action() == Action.CANCEL)
            return Outcome.refuse(CommandError.BAD_ACTION.error());
        Execution execution = executions.begin(tokens.next(), request, account.now());
        return new Run(executions, execution, iq, request).at(command.start(), account);
    }

    private static Outcome goOn(AccountContext account, Iq iq, Executions executions, CommandRequest request, String id)
            throws StanzaException {
        Execution execution = executions.find(id, request.node(), account.now());
        if (execution.isBusy()) return Outcome.refuse(Condition.UNEXPECTED_REQUEST);
        CommandPage page = execution.page();
        CommandStage stage = execution.stage();
        if (page == null || stage == null) throw new StanzaException(CommandError.BAD_SESSIONID.error());
        Run run = new Run(executions, execution, iq, request);
        return switch (page.understand(request.action())) {
            case CANCEL -> run.end(Outcome.NOTHING, CommandPage.CANCELED);
            case PREV -> run.back();
            default -> run.at(stage, account);
        };
    }

    /** One request on its way through an execution. */
    private record Run(Executions executions, Execution execution, Iq iq, CommandRequest request) {
        Outcome at(CommandStage stage, AccountContext account) {
            CommandStep step = stage.go(account, request);
            if (step instanceof CommandStep.Shown shown) return show(shown);
            if (step instanceof CommandStep.Refused refused) return refuse(refused.error());
            if (step instanceof CommandStep.Begun begun) return begin(begun.beginning());
            return await((CommandStep.Awaited) step);
        }

        private Outcome begin(CommandStep.Beginning beginning) {
            executions.end(execution);
            return beginning.begin(iq, this::element);
        }

        private Element element(CommandPage page) {
            return page.element(execution.node(), execution.id(), execution.language());
        }

        private Outcome show(CommandStep.Shown shown) {
            StanzaError refusal = shown.outcome().refusal();
            if (refusal != null) return refuse(refusal);
            CommandStage next = shown.next();
            if (next == null || shown.page().isOver()) return end(shown.outcome(), shown.page());
            execution.show(shown.page(), next);
            return answer(shown.outcome(), shown.page());
        }

        private Outcome refuse(StanzaError error) {
            if (execution.page() == null) executions.end(execution);
            return Outcome.refuse(error);
        }

        private Outcome await(CommandStep.Awaited awaited) {
            execution.busy(true);
            return Outcome.NOTHING.then(new AccountEffect.Consult(
                    () -> awaited.stage().get().handle((stage, failure) -> later -> goOn(stage, later))));
        }

        private Outcome goOn(@Nullable CommandStage stage, AccountContext account) {
            execution.busy(false);
            return stage == null ? refuse(StanzaError.of(Condition.INTERNAL_SERVER_ERROR)) : at(stage, account);
        }

        Outcome back() {
            CommandPage page = execution.back();
            return page == null ? refuse(CommandError.BAD_ACTION.error()) : answer(Outcome.NOTHING, page);
        }

        Outcome end(Outcome outcome, CommandPage page) {
            executions.end(execution);
            return answer(outcome, page);
        }

        private Outcome answer(Outcome outcome, CommandPage page) {
            return outcome.then(new AccountEffect.Reply(iq.result(element(page))));
        }
    }
}
