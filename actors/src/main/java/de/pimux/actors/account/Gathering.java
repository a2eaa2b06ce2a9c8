package de.pimux.actors.account;

import akka.actor.typed.Behavior;
import akka.actor.typed.ExtensibleBehavior;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.internal.InterceptorImpl;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.internal.Running;
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
 *
 * <p>It holds the account's behaviour, which is another one before and after each write, instead of intercepting it:
 * an interceptor, and each around it, would be made anew with it. Of {@code Object}, because Akka Persistence sends itself
 * what is no command. Akka finds the number of the last event through interceptors only, whence the inner interface of
 * the Akka version that is pinned in the pom.
 */
final class Gathering extends ExtensibleBehavior<Object> implements Running.WithSeqNrAccessible {
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
    private Behavior<Object> account;

    private Gathering(Behavior<Object> account, Waiting waiting, Router router) {
        this.account = account;
        this.waiting = waiting;
        this.router = router;
    }

    /** The account's behaviour, with this in front of it. */
    @SuppressWarnings("unchecked") // what is no command is only passed on
    static Behavior<Object> inFrontOf(Behavior<Command> account, Waiting waiting, Router router) {
        return Behaviors.setup(context ->
                new Gathering(Behavior.start((Behavior<Object>) (Behavior<?>) account, context), waiting, router));
    }

    @Override
    public Behavior<Object> receive(TypedActorContext<Object> context, Object message) {
        if (!(message instanceof Command command)) return handle(context, message);
        if (command instanceof AccountEntity.Next) return next(context);
        boolean waits = waiting.mustWait();
        if (!waits && !isMessage(command)) return handle(context, command);
        if (waiting.commands.size() < MOST_WAITING) waiting.commands.add(command);
        else refuse(command);
        if (!waits) context.asJava().getSelf().tell(new AccountEntity.Next()); // behind what is in the mailbox
        return Behaviors.same();
    }

    @Override
    public Behavior<Object> receiveSignal(TypedActorContext<Object> context, Signal signal) {
        return after(context, Behavior.interpretSignal(account, context, signal));
    }

    @Override
    public long currentSequenceNumber() {
        Behavior<?> inner = account;
        while (inner instanceof InterceptorImpl<?, ?> interceptor) inner = interceptor.nestedBehavior();
        return ((Running.WithSeqNrAccessible) inner).currentSequenceNumber();
    }

    private Behavior<Object> handle(TypedActorContext<Object> context, Object message) {
        return after(context, Behavior.interpretMessage(account, context, message));
    }

    private Behavior<Object> after(TypedActorContext<Object> context, Behavior<Object> next) {
        if (Behavior.isUnhandled(next) || !Behavior.isAlive(next)) return next;
        account = Behavior.canonicalize(next, account, context);
        return Behaviors.same();
    }

    private Behavior<Object> next(TypedActorContext<Object> context) {
        if (waiting.writing || waiting.commands.isEmpty()) return Behaviors.same();
        Command command = gathered();
        Behavior<Object> after = handle(context, command);
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
