package de.pimux.actors.account;

import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;
import de.pimux.actors.account.AccountEntity.Command;
import de.pimux.actors.account.AccountEntity.FromClient;
import de.pimux.actors.account.AccountEntity.Inbound;
import de.pimux.actors.router.Router;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what comes while the account writes, in order, and hands neighbouring messages on together: they become one
 * write, with one sync, instead of one each. A message waits for those, too, that lie behind it in the mailbox already:
 * else each burst would lose its first message to a write of its own, at every account that it passes.
 */
final class Gathering extends BehaviorInterceptor<Command, Command> {
    /** A longer write would keep whoever waits behind it for too long. */
    private static final int MOST_TOGETHER = 64;

    /** Who sends more than this to an account that can't keep up is told so. */
    private static final int MOST_WAITING = 10_000;

    /** What waits. It outlives a failure of the behaviour. */
    static final class Waiting {
        private final Deque<Command> commands = new ArrayDeque<>(1);
        private boolean writing;

        /** The account's events are on their way to the journal. */
        void writes() {
            writing = true;
        }

        /** They are there, or never will be; returns whether something has waited for that. */
        boolean written() {
            writing = false;
            return !commands.isEmpty();
        }

        private boolean mustWait() {
            return writing || !commands.isEmpty();
        }
    }

    private final Waiting waiting;
    private final Router router;

    Gathering(Waiting waiting, Router router) {
        super(Command.class);
        this.waiting = waiting;
        this.router = router;
    }

    @Override
    public Behavior<Command> aroundReceive(
            TypedActorContext<Command> context, Command command, ReceiveTarget<Command> account) {
        if (command instanceof AccountEntity.Next) return next(context, account);
        boolean waits = waiting.mustWait();
        if (!waits && !isMessage(command)) return account.apply(context, command);
        if (waiting.commands.size() < MOST_WAITING) waiting.commands.add(command);
        else refuse(command);
        if (!waits) context.asJava().getSelf().tell(new AccountEntity.Next()); // behind what is in the mailbox
        return Behaviors.same();
    }

    private Behavior<Command> next(TypedActorContext<Command> context, ReceiveTarget<Command> account) {
        if (waiting.writing || waiting.commands.isEmpty()) return Behaviors.same();
        Command command = gathered();
        Behavior<Command> after = account.apply(context, command);
        // One at a time: the account that takes the one behind it is only the one that this one has left.
        if (!waiting.writing && !waiting.commands.isEmpty())
            context.asJava().getSelf().tell(new AccountEntity.Next());
        return after;
    }

    private Command gathered() {
        Command first = waiting.commands.remove();
        if (!isMessage(first) || !isMessage(waiting.commands.peek())) return first;
        List<Command> together = new ArrayList<>();
        together.add(first);
        while (together.size() < MOST_TOGETHER && isMessage(waiting.commands.peek()))
            together.add(waiting.commands.remove());
        return new AccountEntity.Together(together);
    }

    /** What is decided about a message looks at nothing that the effects of the one before it change. */
    private static boolean isMessage(@Nullable Command command) {
        if (command instanceof FromClient sent) return sent.stanza() instanceof Message;
        return command instanceof Inbound inbound && inbound.stanza() instanceof Message;
    }

    private void refuse(Command command) {
        StanzaError error = StanzaError.of(Condition.RESOURCE_CONSTRAINT);
        if (command.receipt() != null) command.receipt().refuse(error);
        else command.refused(error, router);
    }
}
