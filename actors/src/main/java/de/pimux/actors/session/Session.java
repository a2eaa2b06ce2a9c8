package de.pimux.actors.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.Signal;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import de.pimux.actors.account.AccountEntity;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stream.StreamError;
import de.pimux.xml.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bound resource. What it knows is volatile: it lives in {@link SessionState}, outside of the behaviour, so that a
 * session which fails comes back with its stream unharmed; what must outlive the process is in the account's journal.
 */
public final class Session extends AbstractBehavior<Session.Command> {
    public sealed interface Command {
        void handleBy(SessionProtocol protocol);
    }

    /** The client sent this element after binding. */
    public record Received(Element element) implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.received(element);
        }
    }

    /** A received stanza is taken care of, or refused. */
    public record Settled(long number, @Nullable StanzaError error) implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.settled(number, error);
        }
    }

    /** The account has a stanza for the client. {@code queued} as in {@link Outgoing}. */
    public record Deliver(Stanza stanza, long queued) implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.deliver(new Outgoing(stanza, queued));
        }
    }

    /** These stanzas for the client, one behind the other; the account's journal holds none of them. */
    public record DeliverAll(List<Stanza> stanzas) implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.deliverAll(stanzas);
        }
    }

    /** It is time to look what the socket has taken. */
    record WrittenDue() implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.writtenDue();
        }
    }

    /** The account took the session in under this address; {@code outboundFree} as in {@link OutboundFree}. */
    public record Bound(Jid jid, ActorRef<AccountEntity.Command> account, boolean outboundFree) implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.bound(this);
        }
    }

    /** Whether the account has nothing to say about messages and requests to others from now on. */
    public record OutboundFree(boolean free) implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.outboundFree(free);
        }
    }

    /** The account has no room for the session. */
    public record BindRefused(StanzaError error) implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.bindRefused(error);
        }
    }

    /** The client is back on another stream and acknowledges {@code h} (XEP-0198 §5). */
    public record Resume(ClientLink link, String id, long h) implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.resume(link, id, h);
        }
    }

    /** The connection of this link is gone; {@code orderly} if the client closed the stream itself. */
    public record StreamLost(ClientLink link, boolean orderly) implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.streamLost(link, orderly);
        }
    }

    /** The session ends now, and its client is told why. */
    public record End(@Nullable StreamError error) implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.end(error);
        }
    }

    /** Nothing has come from the client for a while. */
    public record Silent() implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.silent();
        }
    }

    record ResumptionOver() implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.resumptionOver();
        }
    }

    record AckDue() implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.requestAck();
        }
    }

    record SettlementOverdue(long oldestOpen) implements Command {
        @Override
        public void handleBy(SessionProtocol protocol) {
            protocol.settlementOverdue(oldestOpen);
        }
    }

    private final SessionProtocol protocol;
    private final SessionState state;

    private Session(ActorContext<Command> context, TimerScheduler<Command> timers, SessionState state) {
        super(context);
        this.state = state;
        this.protocol = new SessionProtocol(state, context, timers);
    }

    /** A session that asks the account for the resource as soon as it starts. */
    public static Behavior<Command> create(SessionState state) {
        Behavior<Command> session = Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new Session(context, timers, state).started()));
        return Behaviors.supervise(session).onFailure(SupervisorStrategy.restart());
    }

    private Session started() {
        protocol.started();
        return this;
    }

    /** Not built by a builder: ten thousand sessions would each keep what it allocates. */
    @Override
    public Receive<Command> createReceive() {
        return new Receive<>() {
            @Override
            public Behavior<Command> receiveMessage(Command command) {
                return handle(command);
            }

            @Override
            public Behavior<Command> receiveSignal(Signal signal) {
                if (signal instanceof Terminated) return accountGone();
                if (signal == PreRestart.instance()) return failed();
                if (signal == PostStop.instance() && state.jid != null)
                    state.services.open().ended();
                return Behaviors.same();
            }
        };
    }

    private Behavior<Command> handle(Command command) {
        command.handleBy(protocol);
        return state.ended() ? Behaviors.stopped() : Behaviors.same(); // for another one the supervisor wraps it anew
    }

    /** Without its account the session can't keep what it promises; the client comes back and finds it restarted. */
    private Behavior<Command> accountGone() {
        protocol.end(StreamError.of(StreamError.Condition.RESET));
        return Behaviors.stopped();
    }

    private Behavior<Command> failed() {
        protocol.failed();
        return Behaviors.same();
    }
}
