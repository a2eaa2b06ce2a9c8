package de.pimux.actors.command;

import de.pimux.actors.account.AccountEffect;
import de.pimux.actors.account.Outcome;
import de.pimux.core.account.AccountEvent;
import de.pimux.core.command.CommandError;
import de.pimux.core.command.CommandPage;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError;
import de.pimux.xml.Element;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a request leads to. */
public sealed interface CommandStep {
    /**
     * These things happen, and the user sees this page.
     *
     * @param next waits for what the user makes of it; null when the command is over
     */
    record Shown(
            Outcome outcome, CommandPage page, @Nullable CommandStage next) implements CommandStep {
        public Shown then(AccountEffect effect) {
            return new Shown(outcome.then(effect), page, next);
        }
    }

    /** The user gets an error, and is where the request found them. */
    record Refused(StanzaError error) implements CommandStep {}

    /** Something has to be found out first; the stage that comes of it gets the same request. */
    record Awaited(Supplier<CompletionStage<CommandStage>> stage) implements CommandStep {}

    /** Something begins that answers the request itself when it is over, with a last page of this command. */
    record Begun(Beginning beginning) implements CommandStep {}

    /** @see Begun */
    @FunctionalInterface
    interface Beginning {
        /** @param answer makes the payload of the answer */
        Outcome begin(Iq request, Function<CommandPage, Element> answer);
    }

    static Shown show(CommandPage page, CommandStage next) {
        return new Shown(Outcome.NOTHING, page, next);
    }

    /** The last page, once these events are durable. */
    static Shown complete(CommandPage page, AccountEvent... events) {
        return new Shown(Outcome.happened(List.of(events)), page, null);
    }

    static Refused refuse(CommandError error) {
        return new Refused(error.error());
    }

    static Awaited await(Supplier<CompletionStage<CommandStage>> stage) {
        return new Awaited(stage);
    }
}
